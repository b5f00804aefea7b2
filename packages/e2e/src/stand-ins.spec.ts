import { execa } from 'execa';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { docker } from './support/docker';
import { provideImages, type TemplateImages } from './support/template-images';

// What templates rely on and templates.spec.ts does not show.
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
const STAND_IN_SOURCE = `
[[tool.poetry.source]]
name = "stand-in"
url = "http://packages.nx-alpine.test:4873/python/simple/"
priority = "primary"
`;
