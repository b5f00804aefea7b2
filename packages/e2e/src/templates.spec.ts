import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { docker, filesAddedTo, withService } from './support/docker';
import { provideImages } from './support/template-images';
import { buildShops, SHOP_FILES } from './support/shop-workspace';
import { createWorkspace, repositoryRoot, type Workspace } from './support/workspace';

const PYTHON = 'python:3.13-alpine3.24';
const NODE = 'node:24-alpine3.24';
const NGINX = 'nginxinc/nginx-unprivileged:1.30-alpine3.24-slim';

/** What the image of a service answers, and what of it belongs into the image. */
interface Expected {
  readonly base: string;
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

/** A service in a workspace. */
interface Template extends Expected {
  readonly files: Readonly<Record<string, string>>;
}

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
  django: {
    base: PYTHON,
    files: {
      'requirements.txt': 'django\ngunicorn\n',
      'manage.py': 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/__init__.py': '',
      'shop/settings.py': [
        'SECRET_KEY = "of a test"',
        'ALLOWED_HOSTS = ["*"]',
        'ROOT_URLCONF = "shop.urls"',
        'TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["templates"]}]',
        '',
      ].join('\n'),
      'shop/urls.py': [
        'from django.shortcuts import render',
        'from django.urls import path',
        'urlpatterns = [path("health", lambda request: render(request, "health.txt"))]',
        '',
      ].join('\n'),
      'shop/wsgi.py': [
        'import os',
        'from django.core.wsgi import get_wsgi_application',
        'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")',
        'application = get_wsgi_application()',
        '',
      ].join('\n'),
      'templates/health.txt': 'well',
    },
    answer: 'well',
    holds: [
      ...['manage.py', 'requirements.txt', 'shop/__init__.py', 'shop/settings.py', 'shop/urls.py'],
      ...['shop/wsgi.py', 'templates/health.txt'],
    ],
    installed: 'site-packages/django/__init__.py',
  },
  go: {
    base: 'alpine:3.24',
    files: {
      'go.mod': 'module example.com/server\n\ngo 1.24\n',
      'main.go': [
        'package main',
        'import (\n\t"embed"\n\t"net/http"\n\t"os"\n)',
        '//go:embed static',
        'var static embed.FS',
        'func main() {',
        '\thttp.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) {',
        '\t\tbegin, _ := static.ReadFile("static/begin.txt")',
        '\t\tend, _ := os.ReadFile("templates/end.txt")',
        '\t\tw.Write(append(begin, end...))',
        '\t})',
        '\thttp.ListenAndServe(":"+os.Getenv("PORT"), nil)',
        '}\n',
      ].join('\n'),
      'static/begin.txt': 'we',
      'templates/end.txt': 'll',
    },
    answer: 'well',
    holds: ['templates/end.txt'],
    installed: 'usr/local/bin/go',
  },
  site: {
    base: NGINX,
    files: { 'index.html': 'welcome\n', 'assets/logo.svg': '<svg/>\n' },
    path: '/',
    user: '101',
    answer: 'welcome\n',
    place: 'usr/share/nginx/html/',
    // The base has an index.html, too, and so it is none that was added.
    holds: ['assets/logo.svg'],
  },
  vite: {
    base: NGINX,
    files: fixture('vite'),
    // A path that exists in the browser only.
    path: '/orders/1',
    user: '101',
    answer:
      '<!doctype html><html><head><title>Site</title>  <script type="module" crossorigin src="/assets/index-HASH.js"></script>\n</head><body><div id="app"></div></body></html>\n',
    place: 'usr/share/nginx/html/',
    holds: ['assets/index-HASH.js', 'robots.txt'],
  },
};

/** The files of a folder in `fixtures`, by their paths in it. */
function fixture(name: string): Readonly<Record<string, string>> {
  const folder = join(repositoryRoot, 'packages/e2e/fixtures', name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

const SHOP_IMAGES = Object.entries(SHOP_FILES).map(([manager, holds]): [string, Expected] => [
  `shop-${manager}`,
  { base: NODE, answer: '1M 2.1.3 2.0.0', place: 'app/', holds },
]);

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
  await buildShops(workspace);
}, 900_000);

afterAll(async () => {
  await workspace.remove();
});

/** A bundler names files by their content. */
const withoutHash = (text: string): string => text.replaceAll(/-[\w-]{8}(?=\.js\b)/g, '-HASH');

describe.each<[string, Expected]>([...Object.entries(TEMPLATES), ...SHOP_IMAGES])(
  'the generated Dockerfile of %s gives an image that',
  (name, template) => {
    const image = `${name}:latest`;

    it('is healthy, does not run as root, and stops when it is told to', async () => {
      await withService(image, async ({ container, url }) => {
        const answer = await (await fetch(`${url}${template.path ?? '/health'}`)).text();
        expect(withoutHash(answer)).toBe(template.answer);
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
      expect(own.map(withoutHash)).toEqual(template.holds.map((path) => `${place}${path}`));
      expect(
        added.filter((path) =>
          /of-this-machine|is-number|left-pad|\.env|\.git\/|\.spec\.|src\/__pycache__/.test(path),
        ),
      ).toEqual([]);
      const { installed } = template;
      if (installed !== undefined) expect(added.filter((path) => path.endsWith(installed))).toHaveLength(1);
    });
  },
);
