import { escapePath } from '../../dockerignore/escape-path';

/** A kind of file that is large, that no program in an image needs, and that is known by its name. */
export interface BulkKind {
  /** What such files are, for a sentence. */
  readonly what: string;
  readonly shape: RegExp;
  /** Whether it is one only where its size is known to be large. */
  readonly onlyIfLarge?: true;
  /** The folder that is made anew as a whole, and that a path of the kind lies in. */
  readonly folder?: RegExp;
}

/** Where pages and programs find what they show and hand out. */
const SERVED = /(?:^|\/)(?:public|static|assets?|media|www|wwwroot|htdocs|downloads?|resources|_static)\//i;
/** Where tests find what they read; small there, and at times meant for an image of tests. */
const FOR_TESTS = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|__fixtures__|samples?|examples?)\//i;

const REPORT_FOLDER =
  /^(?:.*?\/)?(?:coverage(?=\/)|lcov-report|htmlcov|\.nyc_output|playwright-report|allure-results|allure-report|cypress\/(?:videos|screenshots)(?=\/))/;

const CACHE_FOLDER =
  /^(?:.*?\/)?(?:\.tox|\.nox|\.turbo|\.parcel-cache|\.gradle|\.terraform|\.angular\/cache)(?=\/)/;

const KINDS: readonly BulkKind[] = [
  {
    what: 'a dump of a database',
    shape: /[^/]\.(?:sql\.(?:gz|bz2|xz|zst|zip)|(?:pg|my|mysql)?dump(?:\.(?:gz|bz2|xz|zst))?|bson\.gz)$/i,
  },
  { what: 'a backup', shape: /[^/]\.(?:bak|backup|bkp)$/i },
  {
    what: 'an archive of a backup',
    shape: /(?:^|[/._-])(?:backup|dump)s?(?:[/._-][^/]*)?\.(?:zip|tar|tgz|tar\.\w+|7z|rar)$/i,
  },
  {
    what: 'the memory of a program that was stopped',
    shape: /(?:^|\/)(?:vg)?core\.\d{2,}$|[^/]\.(?:hprof|heapsnapshot|stackdump|mdmp)$/,
  },
  { what: 'an image of a disk', shape: /[^/]\.(?:iso|vmdk|qcow2|vdi|dmg|ova)$/i },
  {
    what: 'a video',
    shape:
      /(?:^|(?:^|\/)(?:recordings?|screencasts?|demos?)\/(?:.*\/)?)[^/]+\.(?:mp4|mov|avi|mkv|webm|m4v|wmv)$/i,
  },
  {
    what: 'a report of tests',
    shape:
      /(?:^|\/)(?:lcov-report|htmlcov|\.nyc_output|playwright-report|allure-results|allure-report|cypress\/(?:videos|screenshots))\/|(?:^|\/)(?:lcov\.info|clover\.xml|coverage-final\.json)$/,
    folder: REPORT_FOLDER,
  },
  {
    what: 'a cache',
    shape: /(?:^|\/)(?:\.tox|\.nox|\.turbo|\.parcel-cache|\.gradle|\.terraform|\.angular\/cache)\//,
    folder: CACHE_FOLDER,
  },
  { what: 'a log', shape: /[^/]\.log(?:\.\d+)?(?:\.gz)?$/, onlyIfLarge: true },
];

/** Whether a path may be one of some kind, whatever the context that it is in. */
export function mayBeBulk(path: string): boolean {
  if (SOURCE.test(path) && !IN_FOLDER.test(path)) return false;
  return VIDEO.test(path) || KINDS.some(({ shape }) => shape.test(path));
}

/** What people write, which is most of a workspace, is no bulk but in a folder that a tool makes. */
const SOURCE = /\.(?:py|[cm]?[jt]sx?|md|json|ya?ml|go|java|rb|php|css|html|txt|svg|png)$/;
const IN_FOLDER =
  /coverage|lcov|htmlcov|nyc|report|allure|cypress|\.(?:tox|nox|turbo|parcel|gradle|terraform|angular)/;
const VIDEO = /\.(?:mp4|mov|avi|mkv|webm|m4v|wmv)$/i;

/** The kind of a path from the root of a context; undefined for what may be needed. */
export function bulkKind(path: string): BulkKind | undefined {
  if (SERVED.test(path) || FOR_TESTS.test(path)) return undefined;
  return KINDS.find(({ shape }) => shape.test(path));
}

/** The lines of an ignore file that leave out these paths, or all files of their ending where they are many. */
export function bulkLines({ folder }: BulkKind, paths: readonly string[]): string[] {
  const lines = paths.map((path) => escapePath(folder?.exec(path)?.[0] ?? path));
  const different = [...new Set(lines)];
  if (folder !== undefined || different.length <= 3) return different.slice(0, 5);
  return [...new Set(paths.map((path) => `**/*${ENDING.exec(path)?.[0] ?? path}`))];
}

const ENDING = /(?:\.(?:sql|log|\w*dump|bson|tar))?\.[^./]+$/i;
