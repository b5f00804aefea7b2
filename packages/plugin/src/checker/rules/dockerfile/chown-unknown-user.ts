import { isOfficialAlpine, officialName } from '../../../formats/image-name/official-image';
import type { Rule } from '../../rule';
import { placeOfWord, type InstructionLine } from '../../subjects/instruction-line';
import { runsOf } from '../../subjects/run-commands';
import type { StageView } from '../../subjects/stage-view';

const ALPINE_USERS = new Set([
  ...['root', 'bin', 'daemon', 'lp', 'sync', 'shutdown', 'halt', 'mail', 'news', 'uucp', 'operator', 'man'],
  ...[
    'postmaster',
    'cron',
    'ftp',
    'sshd',
    'at',
    'squid',
    'xfs',
    'games',
    'cyrus',
    'vpopmail',
    'ntp',
    'smmsp',
  ],
  ...['guest', 'nobody'],
]);
/** What official Alpine images add; none of the others here adds any. */
const ADDED: Readonly<Record<string, string>> = {
  node: 'node',
  nginx: 'nginx',
  php: 'www-data',
  httpd: 'www-data',
  postgres: 'postgres',
  redis: 'redis',
};
const KNOWN = new Set([
  'alpine',
  'node',
  'python',
  'golang',
  'rust',
  'ruby',
  'nginx',
  'php',
  'httpd',
  'postgres',
  'redis',
]);
/** Packages of daemons make a user of their own. */
const HARMLESS =
  /^(?:bash|build-base|ca-certificates|curl|dumb-init|ffmpeg|g\+\+|gcc|gcompat|git|gnupg|jq|libc6-compat|libgcc|libstdc\+\+|linux-headers|make|musl-dev|nodejs|npm|openssl|py3-pip|python3?|su-exec|tini|tzdata|unzip|vim|wget|yarn|zip|[\w+.-]+-(?:dev|libs?))(?:[=<>~@].*)?$/;

/** A user that is certainly not in the image: neither the base nor the file makes one of that name. */
export const chownUnknownUser: Rule<'dockerfile'> = {
  id: 'dockerfile/chown-unknown-user',
  severity: 'error',
  title: 'USER or --chown names a user that the image does not have',
  why: 'A container with such a USER does not start; with such a --chown, BuildKit gives the files to root without a word.',
  fix: 'Make the user first, or write its number.',
  subject: 'dockerfile',
  *check({ stages }) {
    for (const view of stages) {
      const known = usersOf(view);
      if (known === undefined) continue;
      for (const { instruction, name } of namesIn(view)) {
        if (known.has(name) || mayBeMade(name, view)) continue;
        yield {
          ...placeOfWord(instruction, name),
          what: `${view.image ?? ''} has no user "${name}", and nothing in this file makes one`,
          fix: `RUN addgroup -S ${name} && adduser -S -G ${name} ${name}`,
        };
      }
    }
  },
};

function usersOf({ image, isVariable }: StageView): ReadonlySet<string> | undefined {
  const name = image === undefined || isVariable ? undefined : officialName(image);
  if (image === undefined || name === undefined || !KNOWN.has(name) || !isOfficialAlpine(image))
    return undefined;
  const added = ADDED[name];
  return added === undefined ? ALPINE_USERS : new Set([...ALPINE_USERS, added]);
}

function namesIn({
  instructions,
}: StageView): { readonly instruction: InstructionLine; readonly name: string }[] {
  return instructions.flatMap((instruction) => {
    const written =
      instruction.keyword === 'USER'
        ? instruction.words[0]
        : instruction.flags.find(({ name }) => name === 'chown')?.value;
    const [name = ''] = (written ?? '').split(':');
    return /^[A-Za-z_][\w-]*$/.test(name) ? [{ instruction, name }] : [];
  });
}

/** Also where a script, a file, a variable or a package may have made it. */
function mayBeMade(name: string, view: StageView): boolean {
  const copies = view.lineage.flatMap(({ instructions }) =>
    instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD'),
  );
  if (copies.some(({ raw }) => /\/etc\b|passwd|\s\/["\]\s]*$/.test(raw))) return true;
  return runsOf(view).some(({ raw }) => {
    if (raw.includes(name) || /\.sh\b|\/etc|adduser[^\n]*\$|useradd[^\n]*\$|<<|\bsource\b|\bmake\b/.test(raw))
      return true;
    const added = raw.split(/&&|;/).filter((part) => /\bapk\b[^]*\badd\b/.test(part));
    return added.some((part) => packagesOf(part).some((word) => !HARMLESS.test(word)));
  });
}

function packagesOf(part: string): string[] {
  const [, after = ''] = part.split(/\badd\b/);
  return after
    .replaceAll(/(?:-t|--virtual|--repository|-X)[ =]\S+/g, ' ')
    .split(/[\s\\]+/)
    .filter((word) => word !== '' && !word.startsWith('-'));
}
