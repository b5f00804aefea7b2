import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A generated workspace whose Dockerfiles and ignore files have managed blocks. */
export interface ManagedWorkspace {
  readonly root: string;
  readonly projects: number;
  readonly dockerfiles: number;
}

/**
 * Writes a workspace in which each fifth project is a service with a Dockerfile, and the others are libraries in towers of ten,
 * each of which stands on the one below it. A service depends on two of them, and so on eleven or so.
 *
 * Every second service and library is of Node.js, where a library has to be built; the others are of Python. The blocks are empty.
 */
export function writeManagedWorkspace(root: string, projects: number): ManagedWorkspace {
  const dockerfiles = Math.round(projects / 5);
  const libraries = projects - dockerfiles;
  const files = new Map<string, string>([
    ['package.json', json({ name: 'acme', private: true, workspaces: ['libs/*', 'services/*'] })],
    ['package-lock.json', json({ name: 'acme', lockfileVersion: 3, packages: {} })],
  ]);
  for (let index = 0; index < libraries; index += 1) addLibrary(files, index);
  for (let index = 0; index < dockerfiles; index += 1) addService(files, index, libraries);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, projects, dockerfiles };
}

const TOWER = 10;

const isNode = (index: number): boolean => Math.floor(index / TOWER) % 2 === 0;

const library = (index: number): string => `library-${index}`;

function addLibrary(files: Map<string, string>, index: number): void {
  const name = library(index);
  const folder = `libs/${name}`;
  const below = index % TOWER === 0 ? [] : [library(index - 1)];
  files.set(`${folder}/project.json`, json({ name, implicitDependencies: below }));
  files.set(`${folder}/README.md`, `# ${name}\n`);
  if (isNode(index)) {
    const dependencies = Object.fromEntries(below.map((other) => [`@acme/${other}`, '*']));
    const manifest = { name: `@acme/${name}`, version: '1.0.0', main: 'dist/index.js', dependencies };
    files.set(`${folder}/package.json`, json({ ...manifest, scripts: { build: 'tsc' } }));
    files.set(`${folder}/src/index.ts`, 'export {};\n');
    files.set(`${folder}/src/index.spec.ts`, '');
  } else {
    files.set(`${folder}/pyproject.toml`, `[project]\nname = "${name}"\nversion = "1"\n`);
    files.set(`${folder}/src/library_${index}/__init__.py`, '');
    files.set(`${folder}/tests/test_it.py`, '');
  }
}

function addService(files: Map<string, string>, index: number, libraries: number): void {
  const folder = `services/service-${index}`;
  const name = `service-${index}`;
  // Both of one language: two towers of the same parity.
  const first = (index * 7 + 9) % libraries;
  const second = (first + 2 * TOWER) % libraries;
  files.set(
    `${folder}/project.json`,
    json({ name, implicitDependencies: [library(first), library(second)] }),
  );
  files.set(`${folder}/tests/test_it.py`, '');
  const blocks = isNode(first) ? ['manifests', 'sources', 'builds', 'built'] : ['sources', 'python-path'];
  if (isNode(first)) files.set(`${folder}/package.json`, json({ name: `@acme/${name}`, version: '1.0.0' }));
  else files.set(`${folder}/main.py`, '');
  const dockerfile = ['FROM alpine:3.24', ...blocks.flatMap(emptyBlock), 'USER 10001:10001', ''];
  files.set(`${folder}/${name}.alpine.Dockerfile`, dockerfile.join('\n'));
  files.set(
    `${folder}/${name}.alpine.Dockerfile.dockerignore`,
    ['*', ...emptyBlock('projects'), '**/*.pyc', ''].join('\n'),
  );
}

const emptyBlock = (name: string): string[] => [
  `# nx-alpine:begin ${name} (nx sync keeps these lines)`,
  `# nx-alpine:end ${name}`,
];

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
