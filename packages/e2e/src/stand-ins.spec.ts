import { execa } from 'execa';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { docker, withService } from './support/docker';
import { provideImages, type TemplateImages } from './support/template-images';

// What a template of the generators may rely on: that packages are installed and that what is installed serves.
let images: TemplateImages;
let folder: string;

beforeAll(async () => {
  images = await provideImages();
  folder = await mkdtemp(join(tmpdir(), 'nx-alpine-stand-ins-'));
}, 600_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Builds an image of a Dockerfile and the files beside it. */
async function build(
  name: string,
  dockerfile: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const root = join(folder, name);
  for (const [path, text] of Object.entries({ ...files, Dockerfile: dockerfile })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const image = `e2e-stand-ins/${name}`;
  const { exitCode, all } = await execa(
    'docker',
    ['buildx', 'build', '--progress=plain', ...images.dockerArguments, '--tag', image, root],
    { all: true, reject: false, stdin: 'ignore' },
  );
  if (exitCode !== 0) throw new Error(all);
  return image;
}

/** The answer of a service, and the number of the user that it runs as. */
async function answerOf(image: string, path = '/'): Promise<{ text: string; user: string }> {
  return withService(image, async ({ container, url }) => ({
    text: (await (await fetch(`${url}${path}`)).text()).trim(),
    user: await docker('exec', container, 'id', '-u'),
  }));
}

const byHttp = `HEALTHCHECK --interval=1s CMD wget -q -Y off -O /dev/null "http://127.0.0.1:\${PORT}/"`;
const byPort = 'HEALTHCHECK --interval=1s CMD nc -z 127.0.0.1 "${PORT}"';

describe('Python', () => {
  const dockerfile = (last: string): string =>
    [
      'FROM python:3.13-alpine3.24 AS build',
      'COPY requirements.txt /app/requirements.txt',
      'RUN --mount=type=cache,target=/root/.cache/pip \\',
      '  python3 -m venv /venv && /venv/bin/pip install --requirement /app/requirements.txt',
      'FROM python:3.13-alpine3.24',
      'ENV PATH=/venv/bin:$PATH PORT=8080',
      'RUN apk add --no-cache tini~=0.19',
      'WORKDIR /app',
      'COPY --from=build /venv /venv',
      'COPY . /app',
      'USER 10001:10001',
      byPort,
      'ENTRYPOINT ["/sbin/tini", "--"]',
      last,
    ].join('\n');

  it.each([
    [
      'flask',
      'flask\ngunicorn\n',
      'from flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef root():\n    return "flask"\n',
      'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:${PORT} main:app"]',
    ],
    [
      'fastapi',
      'fastapi\nuvicorn\n',
      'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/")\ndef root() -> str:\n    return "fastapi"\n',
      'CMD ["sh", "-c", "exec uvicorn main:app --host 0.0.0.0 --port ${PORT}"]',
    ],
    [
      'django',
      'django\ngunicorn\n',
      [
        'from django.conf import settings',
        'from django.core.wsgi import get_wsgi_application',
        'from django.http import HttpResponse',
        'from django.urls import path',
        'urlpatterns = [path("", lambda request: HttpResponse("django"))]',
        'settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="of a test")',
        'app = get_wsgi_application()',
        '',
      ].join('\n'),
      'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:${PORT} main:app"]',
    ],
  ])('serves with %s, installed by pip', async (name, requirements, program, command) => {
    const image = await build(name, dockerfile(command), {
      'requirements.txt': requirements,
      'main.py': program,
    });
    const { text, user } = await answerOf(image);
    expect({ text: text.replaceAll('"', ''), user }).toEqual({ text: name, user: '10001' });
  });

  it('installs with poetry what a lock file says', async () => {
    const source = images.origin === 'stand-ins' ? STAND_IN_SOURCE : '';
    const image = await build(
      'poetry',
      [
        'FROM python:3.13-alpine3.24',
        'RUN pip install poetry && python3 -m venv /venv',
        'WORKDIR /app',
        'COPY pyproject.toml ./',
        'RUN poetry lock && VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH poetry install --only main --no-root --no-interaction',
        'CMD ["/venv/bin/python", "-c", "import itsdangerous; print(itsdangerous.__name__)"]',
      ].join('\n'),
      {
        'pyproject.toml': `[project]\nname = "it"\nversion = "1"\nrequires-python = ">=3.13"\ndependencies = ["itsdangerous>=2"]\n\n[tool.poetry]\npackage-mode = false\n${source}`,
      },
    );
    expect(await docker('run', '--rm', image)).toBe('itsdangerous');
  });
});

const STAND_IN_SOURCE = `
[[tool.poetry.source]]
name = "stand-in"
url = "http://packages.nx-alpine.test:4873/python/simple/"
priority = "primary"
`;

describe('Node', () => {
  const manifest = JSON.stringify({ name: 'it', version: '1.0.0', dependencies: { express: '^5.0.0' } });
  const program =
    'require("express")().get("/", (_, answer) => answer.send("express")).listen(process.env.PORT);\n';
  const managers = {
    npm: 'npm install --package-lock-only && npm ci --omit=dev',
    pnpm: 'npm install --global pnpm@10.34.8 && pnpm install --lockfile-only && pnpm install --frozen-lockfile --prod',
    // The real image has another yarn already, and so has its stand-in.
    yarn: 'npm install --global --force yarn@1.22.22 && yarn install && yarn install --frozen-lockfile --production',
    bun: 'npm install --global bun@1.3.11 && bun install --lockfile-only && bun install --frozen-lockfile --production',
  };

  it.each(Object.entries(managers))('serves with what %s installed', async (name, install) => {
    const dockerfile = [
      'FROM node:24-alpine3.24 AS build',
      'WORKDIR /app',
      'COPY package.json ./',
      `RUN ${install}`,
      'FROM node:24-alpine3.24',
      'ENV PORT=8080',
      'WORKDIR /app',
      'COPY --from=build /app/node_modules ./node_modules',
      'COPY main.cjs ./',
      'USER 10001:10001',
      byHttp,
      'CMD ["node", "main.cjs"]',
    ].join('\n');
    const image = await build(name, dockerfile, { 'package.json': manifest, 'main.cjs': program });
    expect(await answerOf(image)).toEqual({ text: 'express', user: '10001' });
  });
});

describe('nginx', () => {
  const template =
    'server {\n  listen ${PORT};\n  location / {\n    root /usr/share/nginx/html;\n    try_files $uri /index.html;\n  }\n}\n';

  it('serves files as a user who is not root, at the port that a template was given', async () => {
    const dockerfile = [
      'FROM nginxinc/nginx-unprivileged:1.30-alpine3.24-slim',
      'ENV PORT=8080',
      'COPY default.conf.template /etc/nginx/templates/default.conf.template',
      'COPY index.html /usr/share/nginx/html/index.html',
      byHttp,
    ].join('\n');
    const image = await build('nginx', dockerfile, {
      'default.conf.template': template.replace('${PORT};', '${PORT}; add_header x-port "<${PORT}>";'),
      'index.html': 'static\n',
    });
    const answer = await withService(image, async ({ container, url }) => {
      const response = await fetch(`${url}/any/page`);
      const user = await docker('exec', container, 'id', '-u');
      return { text: await response.text(), port: response.headers.get('x-port'), user };
    });
    expect(answer).toEqual({ text: 'static\n', port: '<8080>', user: '101' });
  });
});

describe('Go', () => {
  const program = [
    'package main',
    'import ("io"; "net/http"; "os")',
    'func main() {',
    '  http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "go") })',
    '  http.ListenAndServe(":"+os.Getenv("PORT"), nil)',
    '}',
    '',
  ].join('\n');

  it('builds a server that serves on Alpine alone', async () => {
    const dockerfile = [
      'FROM golang:1.26-alpine3.24 AS build',
      'WORKDIR /app',
      'COPY . .',
      'RUN --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build -trimpath -o /server .',
      'FROM alpine:3.24',
      'ENV PORT=8080',
      'COPY --from=build /server /server',
      'USER 10001:10001',
      byHttp,
      'CMD ["/server"]',
    ].join('\n');
    const image = await build('go', dockerfile, { 'go.mod': 'module it\n\ngo 1.24\n', 'main.go': program });
    expect(await answerOf(image)).toEqual({ text: 'go', user: '10001' });
  });
});
