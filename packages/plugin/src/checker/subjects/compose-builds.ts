import { isNode } from 'yaml';
import { folderOf } from '../../base/context-path';
import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';
import type { ComposeSubject } from './compose-subject';
import type { DeclaredBuild } from './declared-build';
import { resolveInWorkspace } from './workspace-path';

/** In these alone a build without a context is one of the file's own folder; others may be laid over another file. */
const MAIN_FILE = /(?:^|\/)(?:docker-)?compose\.ya?ml$/;

/** The builds of the services whose paths are plain; merges and anchors are resolved. */
export function readComposeBuilds(compose: ComposeSubject): DeclaredBuild[] {
  const services = asRecord(toValue(compose)['services']);
  return Object.entries(services).flatMap(([name, service]) => {
    const build = readBuild(compose.file, asRecord(service)['build']);
    if (build === undefined) return [];
    return [{ by: 'compose' as const, name, file: compose.file, ...build, ...placeOf(compose, name) }];
  });
}

function toValue({ document }: ComposeSubject): UnknownRecord {
  try {
    return asRecord(document?.toJS());
  } catch {
    // More aliases than the parser wants to resolve.
    return {};
  }
}

type BuildPaths = Omit<DeclaredBuild, 'by' | 'name' | 'file' | 'line' | 'column'>;

function readBuild(file: string, build: unknown): BuildPaths | undefined {
  const fields = typeof build === 'string' ? { context: build } : build;
  if (!isRecord(fields) || 'dockerfile_inline' in fields) return undefined;
  const writtenContext = text(fields['context']) ?? (MAIN_FILE.test(file) ? '.' : undefined);
  const writtenDockerfile = text(fields['dockerfile']);
  if (writtenContext === undefined) return undefined;
  const base = folderOf(file);
  const contextRoot = resolveInWorkspace(base, writtenContext);
  if (contextRoot === undefined) return undefined;
  const dockerfile = resolveInWorkspace(contextRoot, writtenDockerfile ?? 'Dockerfile');
  if (dockerfile === undefined) return undefined;
  return { base, writtenContext, writtenDockerfile, contextRoot, dockerfile, target: text(fields['target']) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Where the context is written; what a merge brings in is placed at its service. */
function placeOf(
  { document, placeOf: toPlace }: ComposeSubject,
  name: string,
): { line: number; column: number } {
  const paths = [['build', 'context'], ['build'], []].map((rest) => ['services', name, ...rest]);
  const nodes = paths.map((path) => document?.getIn(path, true)).filter(isNode);
  const offset = nodes.find(({ range }) => range !== null && range !== undefined)?.range?.[0];
  return toPlace(offset ?? 0);
}
