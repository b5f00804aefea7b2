import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a generated workspace holds, so that an answer can be checked. */
export interface ServiceWorkspace {
  readonly root: string;
  readonly dockerfiles: number;
  /** Services whose Dockerfile stands on the image of another project. */
  readonly onBase: number;
  readonly description: string;
}

const BASES = 10;

/**
 * Writes a workspace of services with an Alpine Dockerfile each, and of ten projects that build base images.
 *
 * Every second service is a member of npm's workspace and the others have a project.json; seven of ten stand on one of the
 * bases, and six of ten have an ignore file of their own.
 */
export function writeServiceWorkspace(root: string, services: number): ServiceWorkspace {
  const files = new Map<string, string>([
    ['package.json', JSON.stringify({ name: 'acme', private: true, workspaces: ['services/*'] })],
    ['.dockerignore', IGNORE_LINES],
  ]);
  for (let index = 0; index < BASES; index += 1) addBase(files, index);
  for (let index = 0; index < services; index += 1) addService(files, index);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const onBase = Array.from({ length: services }, (_, index) => isOnBase(index)).filter(Boolean).length;
  return {
    root,
    onBase,
    dockerfiles: services + BASES,
    description: `${services} services and ${BASES} projects with base images, ${onBase} services on one of these`,
  };
}

function addBase(files: Map<string, string>, index: number): void {
  const folder = `images/base-${index}`;
  const targets = { 'alpine-build': { options: { tags: [`registry.example.com/acme/runtime-${index}:1`] } } };
  files.set(
    `${folder}/project.json`,
    json({ name: `@acme/base-${index}`, ...(index % 2 === 0 && { targets }) }),
  );
  files.set(`${folder}/alpine.Dockerfile`, 'FROM python:3.13-alpine3.24\nRUN apk add --no-cache tini\n');
}

function addService(files: Map<string, string>, index: number): void {
  const folder = `services/service-${index}`;
  const name = `@acme/service-${index}`;
  if (index % 2 === 0) files.set(`${folder}/package.json`, json({ name, version: '1.0.0', private: true }));
  else files.set(`${folder}/project.json`, json({ name, sourceRoot: `${folder}/src`, targets: TARGETS }));
  files.set(`${folder}/alpine.Dockerfile`, dockerfileOf(folder, baseOf(index), index % 4 === 0));
  if (index % 10 < 6) files.set(`${folder}/alpine.Dockerfile.dockerignore`, `*\n!${folder}\n${IGNORE_LINES}`);
}

const isOnBase = (index: number): boolean => index % 10 < 7;

function baseOf(index: number): string {
  if (!isOnBase(index)) return 'python:3.13-alpine3.24';
  const base = index % BASES;
  return base % 2 === 0 ? `registry.example.com/acme/runtime-${base}:1` : `acme/base-${base}:latest`;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const TARGETS = { test: { command: 'pytest' }, lint: { command: 'ruff check' } };

const IGNORE_LINES = '**/__pycache__\n**/*.pyc\n**/.pytest_cache\n**/node_modules\n**/.env*\n**/coverage\n';

/** As long as such files usually are: two stages, a cache mount, a user and a health check. */
function dockerfileOf(folder: string, base: string, byArgument: boolean): string {
  const from = byArgument ? '${BASE}' : base;
  return `# syntax=docker/dockerfile:1
ARG BASE=${base}
FROM ${from} AS build
WORKDIR /build
COPY ${folder}/pyproject.toml ./
RUN --mount=type=cache,target=/var/cache/uv \\
    uv export --frozen --no-dev > requirements.txt \\
 && uv pip install --target /packages -r requirements.txt

FROM ${from}
LABEL org.opencontainers.image.title="${folder}"
ENV PYTHONDONTWRITEBYTECODE=1 \\
    PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=build /packages /packages
COPY ${folder}/src ./
RUN addgroup -g 10001 app && adduser -D -u 10001 -G app app
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s CMD python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health')"
CMD ["python", "-m", "app"]
`;
}
