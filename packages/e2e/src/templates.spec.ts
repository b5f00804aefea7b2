import { docker, filesAddedTo, withService } from './support/docker';
import { provideImages } from './support/template-images';
import { createWorkspace, type Workspace } from './support/workspace';

const PYTHON = 'python:3.13-alpine3.24';
const NODE = 'node:24-alpine3.24';

/** A service in a workspace, what it answers, and what of it belongs into the image. */
interface Template {
  readonly base: string;
  readonly files: Readonly<Record<string, string>>;
  /** What is asked for. Default: `/health`. */
  readonly path?: string;
  /** Number of the user that it runs as. Default: 10001. */
  readonly user?: string;
  readonly answer: string;
  /** From the workspace root; installed packages are counted apart. */
  readonly holds: readonly string[];
  /** A package that must have been installed, as a part of its path. */
  readonly installed?: string;
  /** Where it lies in the image. Default: where it lies in the workspace, below `/app`. */
  readonly place?: string;
}

const MS = 'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==';

/** What tools and people leave beside a service, and no image may hold. */
const LITTER = {
  '.env': 'SECRET=1\n',
  '.env.staging.tests': 'SECRET=1\n',
  'tests/test_app.py': '',
  'src/app.spec.ts': '',
  'src/__pycache__/x.pyc': '',
  'node_modules/of-this-machine/index.js': '',
  'coverage/index.html': '',
};

function nodeService(name: string, lockFile: Readonly<Record<string, string>>): Template {
  const manifest = {
    name,
    version: '1.0.0',
    private: true,
    main: 'src/main.js',
    dependencies: { ms: '2.1.3' },
  };
  return {
    base: NODE,
    files: {
      ...lockFile,
      'package.json': JSON.stringify(manifest),
      'src/main.js': [
        "const { createServer } = require('node:http');",
        "const ms = require('ms');",
        "createServer((request, response) => response.end(request.url === '/health' ? ms(60000) : '')).listen(process.env.PORT);",
        '',
      ].join('\n'),
    },
    answer: '1m',
    holds: [...Object.keys(lockFile), 'package.json', 'src/main.js'].sort(),
    installed: 'node_modules/ms/index.js',
  };
}

const TEMPLATES: Readonly<Record<string, Template>> = {
  fastapi: {
    base: PYTHON,
    files: {
      'requirements.txt': 'fastapi\nuvicorn\n',
      'app/__init__.py': '',
      'app/main.py':
        'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/health")\ndef health() -> str:\n    return "well"\n',
    },
    answer: '"well"',
    holds: ['app/__init__.py', 'app/main.py', 'requirements.txt'],
    installed: 'site-packages/fastapi/__init__.py',
  },
  flask: {
    base: PYTHON,
    files: {
      'requirements.txt': 'flask\ngunicorn\n',
      'src/shop/__init__.py': '',
      'src/shop/web.py':
        'from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n    app.get("/health")(lambda: "well")\n    return app\n',
    },
    answer: 'well',
    holds: ['requirements.txt', 'src/shop/__init__.py', 'src/shop/web.py'],
    installed: 'site-packages/flask/__init__.py',
  },
  npm: nodeService('npm', {
    'package-lock.json': JSON.stringify({
      name: 'npm',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'npm', version: '1.0.0', dependencies: { ms: '2.1.3' } },
        'node_modules/ms': { version: '2.1.3', integrity: MS, license: 'MIT' },
      },
    }),
  }),
  pnpm: nodeService('pnpm', {
    'pnpm-lock.yaml': [
      "lockfileVersion: '9.0'",
      'settings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false',
      'importers:\n  .:\n    dependencies:\n      ms:\n        specifier: 2.1.3\n        version: 2.1.3',
      `packages:\n  ms@2.1.3:\n    resolution: {integrity: ${MS}}`,
      'snapshots:\n  ms@2.1.3: {}\n',
    ].join('\n\n'),
  }),
  yarn: nodeService('yarn', {
    'yarn.lock': `# yarn lockfile v1\n\n\nms@2.1.3:\n  version "2.1.3"\n  integrity ${MS}\n`,
  }),
  bun: nodeService('bun', {
    'bun.lock': JSON.stringify({
      lockfileVersion: 1,
      workspaces: { '': { name: 'bun', dependencies: { ms: '2.1.3' } } },
      packages: { ms: ['ms@2.1.3', '', {}, MS] },
    }),
  }),
  go: {
    base: 'alpine:3.24',
    files: {
      'go.mod': 'module example.com/server\n\ngo 1.24\n',
      'main.go': [
        'package main',
        'import (\n\t"net/http"\n\t"os"\n)',
        'func main() {',
        '\thttp.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("well")) })',
        '\thttp.ListenAndServe(":"+os.Getenv("PORT"), nil)',
        '}\n',
      ].join('\n'),
    },
    answer: 'well',
    place: 'usr/local/bin/',
    holds: ['go'],
  },
  site: {
    base: 'nginxinc/nginx-unprivileged:1.30-alpine3.24-slim',
    files: { 'index.html': 'welcome\n', 'assets/logo.svg': '<svg/>\n' },
    path: '/',
    user: '101',
    answer: 'welcome\n',
    place: 'usr/share/nginx/html/',
    // The base has an index.html, too, and so it is none that was added.
    holds: ['assets/logo.svg'],
  },
};

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace(24);
  const { buildOptions } = await provideImages();
  const nxJson = workspace.readJson('nx.json') as object;
  await workspace.write({
    'nx.json': JSON.stringify({
      ...nxJson,
      targetDefaults: { 'nx-alpine:alpine-build': { options: buildOptions } },
    }),
  });
  for (const [name, { files }] of Object.entries(TEMPLATES)) {
    const own = { 'project.json': JSON.stringify({ name }), ...LITTER, ...files };
    await workspace.write(
      Object.fromEntries(Object.entries(own).map(([path, text]) => [`services/${name}/${path}`, text])),
    );
    const { output } = await workspace.nx(['g', 'nx-alpine:dockerfile', name, '--no-interactive']);
    if (!output.includes(`CREATE services/${name}/${name}.alpine.Dockerfile\n`)) throw new Error(output);
  }
  const { status, output } = await workspace.nx(['run-many', '-t', 'alpine-build', '--parallel=2']);
  if (status !== 0) throw new Error(output);
}, 900_000);

afterAll(async () => {
  await workspace.remove();
});

describe.each(Object.entries(TEMPLATES))(
  'the generated Dockerfile of %s gives an image that',
  (name, template) => {
    const image = `${name}:latest`;

    it('is healthy, does not run as root, and stops when it is told to', async () => {
      await withService(image, async ({ container, url }) => {
        expect(await (await fetch(`${url}${template.path ?? '/health'}`)).text()).toBe(template.answer);
        expect(await docker('exec', container, 'id', '-u')).toBe(template.user ?? '10001');
        await docker('stop', '--time', '60', container);
        // Killed after those sixty seconds it would say 137.
        expect(['0', '2', '143']).toContain(
          await docker('inspect', '--format', '{{.State.ExitCode}}', container),
        );
      });
    });

    it('holds its sources and packages, and nothing else', async () => {
      const added = await filesAddedTo(image, template.base);
      const place = template.place ?? `app/services/${name}/`;
      const own = added.filter((path) => path.startsWith(place) && !path.includes('/node_modules/'));
      expect(own).toEqual(template.holds.map((path) => `${place}${path}`));
      expect(
        added.filter((path) => /of-this-machine|\.env|\.git\/|\.spec\.|src\/__pycache__/.test(path)),
      ).toEqual([]);
      const { installed } = template;
      if (installed !== undefined) expect(added.filter((path) => path.endsWith(installed))).toHaveLength(1);
    });
  },
);
