import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { unzipSync } from 'fflate';
import { EngineError } from '../engine-error';
import { packageHost, pythonIndexPath } from './package-host';

const index = `http://${packageHost.name}:${packageHost.port}${pythonIndexPath}`;

/** Settings that lead each package manager to the same packages, by path. Each reads another file. */
const settings = {
  'etc/pip.conf': [
    '[global]',
    `index-url = ${index}`,
    `trusted-host = ${packageHost.name}`,
    'disable-pip-version-check = true',
    '',
  ].join('\n'),
};

/** The one wheel that Debian packs for `python3 -m venv`; it also becomes the pip of the image. */
export function installPip(root: string): void {
  const folder = join(root, 'usr/share/python-wheels');
  const [wheel] = glob.sync('pip-*.whl', { cwd: folder });
  if (!wheel) throw new EngineError("Debian's package of pip has no wheel");
  const site = join(root, 'usr/local/lib/python3.13/site-packages');
  mkdirSync(site, { recursive: true });
  // Debian's Python looks for what is installed under another name.
  symlinkSync('site-packages', join(dirname(site), 'dist-packages'));
  for (const [path, content] of Object.entries(unzipSync(readFileSync(join(folder, wheel))))) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  for (const name of ['pip', 'pip3', 'pip3.13']) {
    writeFileSync(join(root, 'usr/local/bin', name), program, { mode: 0o755 });
  }
  for (const [path, text] of Object.entries(settings)) writeFileSync(join(root, path), text);
}

const program = `#!/usr/local/bin/python3
import sys
from pip._internal.cli.main import main

sys.exit(main())
`;
