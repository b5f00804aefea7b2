import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine-error';
import { must } from '../run';
import { parseSources, parseSourcesList, sourceFor, type AptSource } from './apt-sources';
import { packages, type PackageGroups, type Suites } from './packages';

/** Downloads every package with apt, from the mirror that the machine uses anyway, and unpacks them into `folder`. */
export async function downloadPackages(
  folder: string,
  suites: Suites,
  signal: AbortSignal,
  groups: PackageGroups = packages,
): Promise<void> {
  const apt = aptOptions(folder, writeSource(folder, suites));
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  const update = { signal, deadlineSeconds: 180 };
  await must('cannot read the package lists', 'apt-get', [...apt, '-q', 'update'], update);
  for (const [group, { suite, names, apart }] of Object.entries(groups)) {
    const archives = join(folder, 'archives', group);
    mkdirSync(archives, { recursive: true });
    const wanted = names.map((name) => `${name}/${suites[suite]}`);
    const download = { signal, deadlineSeconds: 1200, cwd: archives };
    await must('cannot download packages', 'apt-get', [...apt, '-q', 'download', ...wanted], download);
    await unpack(archives, join(folder, group), apart ?? false, signal);
  }
}

/** Lists and cache of our own, so that the machine's stay as they are. Pinning is about installing, which we do not. */
function aptOptions(folder: string, source: string): string[] {
  const options = {
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '20',
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    'Dir::Etc::SourceList': source,
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': join(folder, 'lists'),
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function writeSource(folder: string, suites: Suites): string {
  const source = sourceFor(configuredSources(), suites.own, [...new Set([suites.own, suites.engine])]);
  if (!source) {
    throw new EngineError(
      `no source in /etc/apt serves "${suites.own} main", so there is no mirror to download from; ` +
        `add one, such as "deb http://deb.debian.org/debian ${suites.own} main"`,
    );
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'private.sources');
  writeFileSync(file, source);
  return file;
}

function configuredSources(folder = '/etc/apt'): AptSource[] {
  const parts = join(folder, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  return [join(folder, 'sources.list'), ...names]
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      if (file.endsWith('.sources')) return parseSources(readFileSync(file, 'utf8'));
      return file.endsWith('.list') ? parseSourcesList(readFileSync(file, 'utf8')) : [];
    });
}

async function unpack(archives: string, into: string, apart: boolean, signal: AbortSignal): Promise<void> {
  for (const archive of readdirSync(archives)) {
    const [name = ''] = archive.split('_');
    const target = apart ? join(into, name) : into;
    mkdirSync(target, { recursive: true });
    await must(`cannot unpack ${archive}`, 'dpkg', ['-x', join(archives, archive), target], { signal });
  }
}
