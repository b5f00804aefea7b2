import { BACKEND, planFor } from '../../testing/plan-for';
import type { DockerfileWish, PlannedDockerfile } from '../plan-dockerfile';

/** Plans for a service of these files, from its own folder, that uses a library. */
function plan(files: Record<string, string>, wish: Partial<DockerfileWish> = {}): PlannedDockerfile {
  const own = Object.entries(files).map(([path, text]) => [`services/backend/${path}`, text] as const);
  return planFor(BACKEND, { 'libs/kit/src/kit/__init__.py': '', ...Object.fromEntries(own) }, wish);
}

const FASTAPI = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n@app.get("/healthz")\ndef health(): ...\n';

/** The instructions that a kind of project changes. */
function startOf({ dockerfile }: PlannedDockerfile): string[] {
  return dockerfile.content
    .split('\n')
    .filter((line) => /^(?:CMD|ENTRYPOINT|RUN apk|EXPOSE| {2}CMD)/.test(line));
}

it('writes a Dockerfile and an ignore file for FastAPI with pip', () => {
  const { dockerfile, ignoreFile, reasons } = plan({
    'requirements.txt': 'fastapi==0.121.0\nuvicorn==0.38.0\n',
    'app/__init__.py': '',
    'app/main.py': FASTAPI,
    'tests/test_main.py': '',
  });
  expect(dockerfile.path).toBe('services/backend/backend.alpine.Dockerfile');
  expect(dockerfile.content).toMatchSnapshot();
  expect(ignoreFile.path).toBe('services/backend/backend.alpine.Dockerfile.dockerignore');
  expect(ignoreFile.content).toMatchSnapshot();
  expect(reasons).toEqual([
    'python, by services/backend/requirements.txt',
    'Python 3.13',
    'pip installs services/backend/requirements.txt',
    'services/backend/app/main.py makes app',
    'its health check asks for /healthz; --healthPath names another one',
  ]);
});

describe('packages', () => {
  const installed = (files: Record<string, string>): string =>
    plan({ 'main.py': '', ...files }).dockerfile.content.split('\n\n')[0] ?? '';
  const PYPROJECT =
    '[project]\nname = "acme-backend"\nrequires-python = ">=3.12"\ndependencies = ["httpx>=0.28"]\n';

  it.each<[string, Record<string, string>]>([
    ['a requirements file with hashes', { 'requirements.txt': 'httpx==0.28.1 \\\n    --hash=sha256:00\n' }],
    ['a pyproject.toml without a lock file', { 'pyproject.toml': PYPROJECT }],
    ['poetry', { 'pyproject.toml': PYPROJECT, 'poetry.lock': '' }],
    ['uv', { 'pyproject.toml': PYPROJECT, 'uv.lock': '' }],
    ['nothing', {}],
  ])('are installed by %s', (_, files) => {
    expect(installed(files)).toMatchSnapshot();
  });

  it('are installed by the uv.lock of the workspace', () => {
    const files = {
      'uv.lock': '',
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["services/*"]\n',
      'services/backend/pyproject.toml': PYPROJECT,
      'services/backend/main.py': '',
    };
    const { dockerfile, ignoreFile } = planFor(BACKEND, files);
    expect(dockerfile.content.split('\n\n')[0]).toMatchSnapshot();
    expect(ignoreFile.content).toContain('\n!pyproject.toml\n!uv.lock\n');
  });
});

describe('the start', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'FastAPI made by a function',
      {
        'requirements.txt': 'FastAPI\nuvicorn[standard]\n',
        'src/acme/api.py': 'def create_app() -> FastAPI:\n    return FastAPI()\n',
      },
      [
        'RUN apk add --no-cache build-base',
        'EXPOSE 8080',
        'CMD ["sh", "-c", "exec uvicorn acme.api:create_app --factory --host 0.0.0.0 --port ${PORT} --reload"]',
        '  CMD nc -z 127.0.0.1 "${PORT}"',
        'CMD ["sh", "-c", "exec uvicorn acme.api:create_app --factory --host 0.0.0.0 --port ${PORT}"]',
      ],
    ],
    [
      'Flask',
      {
        'requirements.txt': 'flask\ngunicorn\n',
        'wsgi.py': 'app: Flask = flask.Flask(__name__)\n@app.get("/health")\ndef health(): ...\n',
      },
      [
        'EXPOSE 8080',
        'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:${PORT} --workers 1 --threads 8 --timeout 0 wsgi:app --reload"]',
        '  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/health"',
        'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:${PORT} --workers 1 --threads 8 --timeout 0 wsgi:app"]',
      ],
    ],
    [
      'Django',
      {
        'requirements.txt': 'django\ngunicorn\n',
        'manage.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.production')\n",
        'shop/wsgi.py': 'application = get_wsgi_application()\n',
      },
      [
        'EXPOSE 8080',
        'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:${PORT} --workers 1 --threads 8 --timeout 0 shop.wsgi:application --reload"]',
        '  CMD nc -z 127.0.0.1 "${PORT}"',
        'CMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:${PORT} --workers 1 --threads 8 --timeout 0 shop.wsgi:application"]',
      ],
    ],
    [
      'a package that listens',
      { 'src/acme/__main__.py': 'port = os.environ["PORT"]\n' },
      [
        'RUN apk add --no-cache tini~=0.19',
        'EXPOSE 8080',
        '  CMD nc -z 127.0.0.1 "${PORT}"',
        'ENTRYPOINT ["/sbin/tini", "--"]',
        'CMD ["python3", "-m", "acme"]',
      ],
    ],
    [
      'a script that listens nowhere',
      { 'main.py': 'print("done")\n' },
      ['RUN apk add --no-cache tini~=0.19', 'ENTRYPOINT ["/sbin/tini", "--"]', 'CMD ["python3", "main.py"]'],
    ],
  ])('is that of %s', (_, files, expected) => {
    expect(startOf(plan(files))).toEqual(expected);
  });

  it('is that of FastAPI with the extra that brings a server', () => {
    const files = { 'requirements.txt': 'fastapi[standard]==0.121.0\n', 'main.py': FASTAPI };
    expect(plan(files).dockerfile.content).toContain('exec uvicorn main:app --host');
  });

  it('is that of a package which is called src', () => {
    const files = { 'requirements.txt': 'fastapi\nuvicorn\n', 'src/__init__.py': '', 'src/main.py': FASTAPI };
    const { content } = plan(files).dockerfile;
    expect(content).toContain('exec uvicorn src.main:app --host');
    expect(content).toContain('PYTHONPATH=/app/services/backend:');
  });

  it.each([
    ['app.include_router(router, prefix="/api/v1")'],
    ['router = APIRouter(prefix="/api")'],
    ['app.register_blueprint(pages, url_prefix="/pages")'],
  ])('asks for the port alone after %s', (line) => {
    const files = { 'requirements.txt': 'fastapi\nuvicorn\n', 'main.py': `${FASTAPI}${line}\n` };
    expect(plan(files).dockerfile.content).toContain('CMD nc -z 127.0.0.1 "${PORT}"');
  });

  it('is looked for beside a src folder that holds no Python', () => {
    const files = { 'main.py': 'print("done")\n', 'src/page.ts': '', 'src/images/a.png': '' };
    const { content } = plan(files).dockerfile;
    expect(content).toContain('CMD ["python3", "main.py"]');
    expect(content).toContain('PYTHONPATH=/app/services/backend:');
  });

  it('is what was wished', () => {
    const wish = { command: ['python3', '-m', 'acme', '--name', "it's"], healthPath: '/up', port: 9000 };
    expect(startOf(plan({ 'requirements.txt': '' }, wish))).toEqual([
      'RUN apk add --no-cache tini~=0.19',
      'EXPOSE 9000',
      '  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/up"',
      'ENTRYPOINT ["/sbin/tini", "--"]',
      `CMD ["python3", "-m", "acme", "--name", "it's"]`,
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'there is no server',
      { 'requirements.txt': 'fastapi\n', 'main.py': FASTAPI },
      'add uvicorn to its packages',
    ],
    [
      'nothing starts it',
      { 'requirements.txt': 'fastapi\n', 'util.py': '' },
      '--command="python3 -m <module>"',
    ],
    [
      'no base has its Python',
      { 'pyproject.toml': '[project]\nrequires-python = "<3.12"\n' },
      'allow one of them',
    ],
    [
      'poetry has no lock file',
      { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.13"\nflask = "*"\n', 'main.py': '' },
      'poetry lock, in services/backend',
    ],
    [
      'a package comes from a folder',
      { 'requirements.txt': 'flask\n-e ../../libs/kit\n', 'main.py': '' },
      'PYTHONPATH leads to them',
    ],
    [
      'poetry takes a package from a folder',
      {
        'pyproject.toml': '[tool.poetry.dependencies]\nkit = {path = "../../libs/kit", develop = true}\n',
        'poetry.lock': '',
      },
      '../../libs/kit is a folder of the workspace',
    ],
    ['nothing shows what it is', { 'notes.txt': '' }, 'with --stack'],
  ])('is asked for where %s', (_, files, fix) => {
    expect(() => plan(files)).toThrow(fix);
  });
});

it('chooses a version that the project allows', () => {
  const base = (files: Record<string, string>): string | undefined =>
    /FROM (\S+)/.exec(plan({ 'main.py': '', ...files }).dockerfile.content)?.[1];
  expect(base({})).toBe('python:3.13-alpine3.24');
  expect(base({ '.python-version': '3.14.1\n' })).toBe('python:3.14-alpine3.24');
  expect(base({ 'pyproject.toml': '[project]\nrequires-python = ">3.13.99,<4"\n' })).toBe(
    'python:3.14-alpine3.24',
  );
  expect(base({ 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.14"\n' })).toBe(
    'python:3.14-alpine3.24',
  );
});

it.each([
  ['^3.14', '3.14'],
  ['~3.14', '3.14'],
  ['3.12.*', '3.12'],
  ['>=3.12 <3.13', '3.12'],
  ['*', '3.13'],
  ['whatever', '3.13'],
])('reads the range %s as poetry does', (range, version) => {
  const pyproject = `[tool.poetry.dependencies]\npython = "${range}"\n`;
  const { content } = plan({ 'main.py': '', 'pyproject.toml': pyproject }).dockerfile;
  expect(content).toContain(`FROM python:${version}-alpine3.24 AS base`);
});

it('copies the requirements files that are included, too', () => {
  const { dockerfile } = plan({
    'requirements.txt': '-r requirements/base.txt\n-c constraints.txt\n',
    'requirements/base.txt': 'flask\ngunicorn\n-r ../requirements.txt\n',
    'constraints.txt': 'flask==3.1.1\n',
    'main.py': 'app = Flask(__name__)\n',
  });
  expect(dockerfile.content.split('\n').slice(2, 5)).toEqual([
    'COPY services/backend/requirements.txt /app/services/backend/requirements.txt',
    'COPY services/backend/requirements/base.txt /app/services/backend/requirements/base.txt',
    'COPY services/backend/constraints.txt /app/services/backend/constraints.txt',
  ]);
  expect(dockerfile.content).toContain('exec gunicorn');
});

it('puts files for an environment and of a central layout where the inference finds them', () => {
  const wish = { environment: 'staging', layout: 'central' } as const;
  const { dockerfile, ignoreFile } = plan({ 'main.py': '' }, wish);
  expect([dockerfile.path, ignoreFile.path]).toEqual([
    'dockerfiles/backend.staging.alpine.Dockerfile',
    'dockerfiles/backend.staging.alpine.Dockerfile.dockerignore',
  ]);
});
