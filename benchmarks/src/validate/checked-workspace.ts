import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A generated workspace that `validate` looks at. */
export interface CheckedWorkspace {
  readonly root: string;
  readonly files: number;
  readonly projects: readonly string[];
}

const SERVICES = 20;
const COMPOSE_FILES = 10;
/** Of the modules, that many are tests, and one in so many folders has a document. */
const MODULES_OF_FOLDER = 15;

/**
 * Writes a workspace of 20 services with a Dockerfile, an ignore file and an env file each, and 10 compose files which build them.
 *
 * All other files are modules of Python or TypeScript that import three others, with a document in each folder: half of the folders
 * belong to the services and get into their images, the others to libraries. Everything is as it should be.
 */
export function writeCheckedWorkspace(root: string, files: number): CheckedWorkspace {
  const projects = Array.from({ length: SERVICES }, (_, index) => `service-${index}`);
  const own = [...projects.flatMap(serviceFiles), ...composeFiles(projects), ['nx.json', '{}\n'] as const];
  const folders = Math.ceil((files - own.length) / (MODULES_OF_FOLDER + 1));
  const modules = Array.from({ length: folders }, (_, index) => folderFiles(index)).flat();
  const all = [...own, ...modules].slice(0, files);
  for (const [path, content] of all) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, files: all.length, projects };
}

type WrittenFile = readonly [path: string, content: string];

const isPython = (index: number): boolean => index % 2 === 0;

function serviceFiles(name: string, index: number): WrittenFile[] {
  const folder = `services/${name}`;
  const dockerfile = `${folder}/${name}.alpine.Dockerfile`;
  const [base, program] = isPython(index)
    ? ['python:3.14-alpine3.24', '["python3", "-m", "app"]']
    : ['node:24-alpine3.24', '["node", "app.js"]'];
  const lines = [
    `FROM ${base} AS base`,
    'WORKDIR /app',
    'RUN addgroup -S -g 10001 app && adduser -S -u 10001 -G app app',
    'FROM base AS run',
    `COPY ${folder}/src ./`,
    'USER 10001:10001',
    `EXPOSE 8080`,
    `CMD ${program}`,
  ];
  return [
    [dockerfile, `${lines.join('\n')}\n`],
    [`${dockerfile}.dockerignore`, `*\n!${folder}/src\n**/__pycache__\n**/*.spec.ts\n`],
    [`${folder}/.env.staging`, `APP_ENV=staging\nAUTH_URL=https://auth.example.com\nLOG_LEVEL=info\n`],
  ];
}

function composeFiles(projects: readonly string[]): WrittenFile[] {
  return Array.from({ length: COMPOSE_FILES }, (_, index) => {
    const services = projects
      .filter((_name, at) => at % COMPOSE_FILES === index)
      .map((name, at) =>
        [
          `  ${name}:`,
          `    build:`,
          `      context: ../..`,
          `      dockerfile: services/${name}/${name}.alpine.Dockerfile`,
          `    env_file: ../../services/${name}/.env.staging`,
          `    ports: ["${String(8000 + index * 10 + at)}:8080"]`,
        ].join('\n'),
      );
    return [`deploy/part-${index}/compose.yaml`, `services:\n${services.join('\n')}\n`];
  });
}

function folderFiles(index: number): WrittenFile[] {
  const service = `services/service-${Math.floor(index / 2) % SERVICES}/src`;
  const isShipped = index % 2 === 0;
  const python = isPython(Math.floor(index / 2) % SERVICES);
  const folder = `${isShipped ? service : `libs/library-${index % 40}/src`}/part_${index}`;
  const modules = Array.from({ length: MODULES_OF_FOLDER }, (_, at): WrittenFile => {
    const others = [1, 2, 3].map((step) => `module_${(at + step) % MODULES_OF_FOLDER}`);
    return python
      ? [
          `${folder}/module_${at}.py`,
          others.map((other) => `from .${other} import run as ${other}\n`).join('') + BODY,
        ]
      : [
          `${folder}/module_${at}.ts`,
          others.map((other) => `import { run as ${other} } from './${other}.js';\n`).join('') + BODY,
        ];
  });
  return [
    ...modules,
    [`${folder}/README.md`, `# Part ${index}\n\n${'It does what it is for.\n'.repeat(20)}`],
  ];
}

const BODY = `\n${'# a line of a program that does something\n'.repeat(40)}`;
