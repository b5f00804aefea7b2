import { Validator, type Schema } from '@cfworker/json-schema';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepPrinted, runValidate } from '../../testing/run-validate';
import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import type { ValidateRecord } from '../../checker/validate-record';

const SCHEMA = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/validate.schema.json'), 'utf8'),
) as Schema;
// In two parts, so that nobody takes it for a token that was given away.
const TOKEN = ['ghp_', '9aB3dE5fG7hJ1kL2mN4pQ6rS8tV0wX2yZ5cD'].join('');

let tree: TemporaryTree;
let printed: () => string;

beforeEach(() => {
  tree = makeTree({
    'services/api/alpine.Dockerfile': 'FROM alpine:3.24\nCOPY data /data\nUSER 1000\n',
    'services/api/data/x.txt': 'x',
    'services/api/.env.staging': `GITHUB_TOKEN=${TOKEN}\n`,
    'services/web/alpine.Dockerfile': 'FROM alpine:3.24\nCOPY gone /gone\n',
    'node_modules/x/Dockerfile': 'FORM alpine\n',
  });
  printed = keepPrinted();
});

afterEach(() => {
  tree.remove();
  jest.restoreAllMocks();
});

const run = (options: object = {}): Promise<boolean> => runValidate(tree.root, 'api', options);

const path = (name: string): string => join(tree.root, 'dist/nx-alpine/services/api', name);
const read = (name: string): string => readFileSync(path(name), 'utf8');
const REPORTS = ['validate.json', 'validate.md', 'validate.sarif', 'validate.html'];
const textOf = (file: string): string => readFileSync(join(tree.root, file), 'utf8');
const record = (): ValidateRecord => JSON.parse(read('validate.json')) as ValidateRecord;
const rulesFound = (): string[] => [...new Set(record().findings.map(({ rule, file }) => `${file} ${rule}`))];

it('reports on a project, with its place, the reason and what to do', async () => {
  expect(await run()).toBe(false);
  expect(rulesFound()).toContain('services/api/alpine.Dockerfile context/missing-source');
  expect(rulesFound().filter((place) => !place.startsWith('services/api/'))).toEqual([]);
  expect(new Validator(SCHEMA, '2019-09').validate(record()).errors).toEqual([]);
  expect(printed()).toContain('  2:6  error  COPY source "data" is not in');
  expect(printed()).toMatch(/\n {2}looked at 1 Dockerfile, 1 env file\n {2}record /);
  expect(printed()).toMatch(/not valid: \d errors?.* in api, after /);
  expect(record().looked).toMatchObject({ dockerfile: 1, env: 1 });
});

it('calls nothing looked at that it could not read', async () => {
  tree.write({
    'services/api/.env.staging': Buffer.from('A=1', 'utf16le'),
    'services/web/.env': Buffer.from('A=1', 'utf16le'),
    'services/api/alpine.Dockerfile': `FROM alpine\n#${'x'.repeat(2 * 1024 * 1024)}\n`,
  });
  await run();
  expect(record().looked).toMatchObject({ dockerfile: 0, env: 0 });
  const notRead = [
    'services/api/.env.staging (no UTF-8 text)',
    'services/api/alpine.Dockerfile (larger than 2 MiB)',
  ];
  expect(record().notLooked.slice(0, 2)).toEqual(notRead);
  expect(printed()).toContain(`\n  looked at nothing\n  not looked at: ${notRead.join(', ')}\n`);
});

it('prints Markdown and nothing else where that is asked for', async () => {
  await run({ format: 'markdown' });
  expect(printed()).toBe(`${read('validate.md')}\n`);
});

it('reports on the workspace where that is asked for', async () => {
  expect(await run({ scope: 'workspace' })).toBe(false);
  expect(rulesFound()).toContain('services/web/alpine.Dockerfile context/missing-source');
  expect(rulesFound().filter((place) => place.startsWith('node_modules'))).toEqual([]);
});

/** Values that nobody may see, planted where people leave them; none is in one piece here, so that nobody takes it for a real one. */
const PLANTED = {
  token: TOKEN,
  password: ['correct', 'horse', '42'].join('-'),
  urlPassword: ['p4', 'ss', 'w0rd'].join('!'),
  argument: ['ar', 'g9', 'u7'].join('z'),
  environment: ['en', 'v8', 'x6'].join('q'),
  compose: ['com', '5', 'pose', '7'].join('k'),
  listed: ['li', '4', 'sted', '8'].join('j'),
  option: ['op', '3', 'tion', '1'].join('w'),
  key: ['MIIEvQIBADANBgkqhkiG9w0BAQ', 'EFAASCBKcwggSjAgEAAoIBAQC7'].join(''),
};

const KEY = [
  '-----BEGIN ',
  `PRIVATE KEY-----\n${PLANTED.key}\n${PLANTED.key}\n-----END PRIVATE KEY-----\n`,
].join('');

function plantSecrets(): void {
  const { token, password, urlPassword, argument, environment, compose, listed, option, key } = PLANTED;
  const url = `postgres://shop:${urlPassword}@localhost:5432/shop`;
  const env = [
    ...[
      `DB_PASSWORD=${password}`,
      `DB_PASSWORD=${password}`,
      `DB_PASSWORD = "${password} `,
      `DATABASE_URL=${url}`,
    ],
    ...[
      `PRODUCTION_API_TOKEN=${token}`,
      `PORT=${password}`,
      `PRIVATE_KEY="${key}`,
      `${key}"`,
      `BYPASS_TOKEN=${token}`,
    ],
  ];
  tree.write({
    'services/api/.env': env.join('\n'),
    'services/api/.env.staging': env.join('\n'),
    'services/api/.env.production': env.join('\n'),
    'services/api/staging.env': `# nx-alpine-ignore env/plain-secret\n${env.join('\n')}`,
    'services/api/id_rsa': KEY,
    'services/api/alpine.Dockerfile': [
      ...['FROM alpine', `ARG API_TOKEN=${argument}`, `ENV DB_PASSWORD ${environment} and ${password}`],
      ...[
        `ENV GITHUB_TOKEN=${token} DATABASE_URL=${url}`,
        ['ARG KEY="-----BEGIN', 'PRIVATE KEY-----\\'].join(' '),
        `${key}"`,
      ],
      ...[
        `COPY gone ${url} services/api/id_rsa services/api/.env ./`,
        `RUN apt-get install --password ${option}`,
      ],
      ...[`HEALTHCHECK CMD curl ${url} --token=${option}`, `ENTRYPOINT /app/serve --password=${option}`],
      ...[`CMD ["--token=${option}", "npm", "run", "dev"]`, ''],
    ].join('\n'),
    'services/api/b.Dockerfile': `FROM node:24-alpine\nCMD nodemon --token=${option} ${url}\nRUN mkdir /$API_TOKEN\n`,
    'services/api/compose.yaml': [
      ...[
        `version: "3"  # ${token}`,
        'services:',
        '  db:',
        '    image: postgres',
        `    container_name: ${token}`,
      ],
      ...['    environment:', `      POSTGRES_PASSWORD: ${compose} and ${password}`, `      URL: ${url}`],
      ...[
        '    healthcheck:',
        `      test: curl ${url} --password ${option}`,
        `    env_file: [./${token}.env]`,
      ],
      ...[
        '  api:',
        '    build: { context: gone, args: { API_TOKEN: ' + argument + ' } }',
        `    container_name: ${token}`,
      ],
      ...[
        '    environment:',
        `      - API_TOKEN=${listed} and ${password}`,
        `    volumes: ['./${token}:/x']`,
      ],
      ...[`    depends_on: ['${token}']`, `    ports: ['80:80', '80:81']`, ''],
    ].join('\n'),
    'services/api/more/compose.yaml': `services:\n  a: [\n    TOKEN: ${compose}\n  b: ${url}\n`,
    'services/api/run.sh': `docker build -f gone/Dockerfile --build-arg TOKEN=${token} . # ${url}\n`,
    'services/api/.dockerignore': `${token}\n${token}\n[${url}\n`,
  });
}

/** Ways to write a secret, by the files in which people do so; `~` stands for a value. */
const IN_COMMANDS = [
  ...['curl -fu me:~ http://h/', 'curl -H "Authorization: Bearer ~" http://h/', 'redis-cli -a ~ ping'],
  ...['mysql -uroot -p~ -e x', 'sshpass -p ~ ssh h', 'docker login -u me -p ~', 'echo u:~ | chpasswd'],
  ...['curl https://h/?sig=~', 'curl https://h/?token=~', 'curl "https://h/?a=b&key=~"', 'nodemon --token ~'],
  ...['psql postgres://u:a/~b@h', 'psql postgres://u:a@~@h', 'wget --header="X-Api-Key: ~" http://h/'],
  ...['JWT_KEY=~ x', 'ENCRYPTION_KEY=~ x', 'SIGNING_KEY=~ x', 'SALT=~ x', 'DSN=~ x', 'x --requirepass ~'],
];
const IN_LISTS = [
  ...['"nodemon","--token","~"', '"curl","-u","me:~","http://h"', '"redis-server","--requirepass","~"'],
  ...['"redis-cli", "-a", "~", "ping"', '"mysqladmin", "-p~"', '"curl -u me:~ http://h", "||", "exit"'],
];
const IN_MAPS = ['{"NPM_TOKEN":"~"}', '{ "JWT_KEY": "~" }', "{'DB_PASSWORD': '~'}", '["SALT=~"]', '[DSN=~]'];

/** Each shape where a finding shows its line, or speaks of it. */
function plantShapes(): void {
  let count = 0;
  const fill = (text: string): string => text.replaceAll('~', () => `hun-ter-${String(count++)}`);
  const commands = IN_COMMANDS.map(fill);
  const lists = IN_LISTS.map(fill);
  const maps = IN_MAPS.map(fill);
  tree.write({
    'services/api/shapes/run.sh': [...commands, ...lists.map((list) => `echo '[${list}]'`)]
      .map((line) => `docker build --gone . && ${line}`)
      .join('\n'),
    '.github/workflows/shapes.yml': [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:',
      ...commands.map((line) => `      - run: docker build --gone . && ${line}`),
      ...maps.map((map) => `      - { env: ${map}, run: docker build --gone . }`),
    ].join('\n'),
    'services/api/shapes/.env': [...commands, ...commands]
      .filter((line) => /^[A-Z_]+=/.test(line))
      .join('\n'),
    ...Object.fromEntries(
      [...commands, ...lists.map((list) => `[${list}]`)].map((line, index) => [
        `services/api/shapes/${String(index)}.Dockerfile`,
        `FROM alpine\nRUN apt-get install x; ${line}\nHEALTHCHECK CMD ${line}\nENTRYPOINT ${line}\nCMD ${line}\n`,
      ]),
    ),
    'services/api/shapes/compose.yaml': [
      'services:',
      ...[...maps, ...lists].flatMap((map, index) =>
        describeServices(String(index), map, lists[index % lists.length] ?? ''),
      ),
      ...commands.map(
        (line, index) => `  g${String(index)}: { healthcheck: { test: ["CMD", ${JSON.stringify(line)}] } }`,
      ),
    ].join('\n'),
  });
}

function describeServices(id: string, map: string, list: string): string[] {
  const text = JSON.stringify(map);
  const isMap = /^[[{]/.test(map);
  return [
    `  a${id}: { image: alpine, healthcheck: { test: ["CMD", ${list}, "||"] }, depends_on: [${isMap ? 'x' : text}] }`,
    `  b${id}: { build: { context: nowhere, "args": ${isMap ? map : `{ X: ${text} }`} } }`,
    `  c${id}: { healthcheck: { test: [${text}, "x"] }, environment: ${isMap ? map : '[]'} }`,
    `  d${id}: { env_file: gone.env, command: [${list}], environment: ${isMap ? map : '[]'} }`,
    `  e${id}: { healthcheck: { test: ["CMD", ${text}] }, ports: ["80:80"] }`,
    `  f${id}: { healthcheck: { test: ["CMD-SHELL", ${text}, "x"] } }`,
  ];
}

it('shows no planted secret in any report, in whatever shape it is written', async () => {
  plantShapes();
  // The other formats print what is in the files.
  for (const format of ['text', 'github']) await run({ format, scope: 'workspace' });
  const files = new Set(record().findings.map(({ file }) => file.replace(/^.*\/|\d+\./g, '')));
  expect([...files]).toEqual(
    expect.arrayContaining(['Dockerfile', 'compose.yaml', 'run.sh', 'shapes.yml', '.env']),
  );
  const reports = { printed: printed(), ...Object.fromEntries(REPORTS.map((name) => [name, read(name)])) };
  const shown = Object.entries(reports).flatMap(([name, text]) =>
    text.split('\n').flatMap((line) => (line.includes('hun-ter-') ? [`${name}: ${line.slice(0, 300)}`] : [])),
  );
  expect(shown).toEqual([]);
});

it('shows no planted secret in any report', async () => {
  plantSecrets();
  for (const format of ['text', 'json', 'markdown', 'sarif', 'github']) {
    for (const scope of ['workspace', 'project']) await run({ format, scope });
  }
  const found = new Set(record().findings.map(({ rule }) => rule.split('/')[0]));
  expect([...found].sort()).toEqual([
    'checker',
    'ci',
    'compose',
    'context',
    'dockerfile',
    'dockerignore',
    'env',
  ]);
  expect(record().findings.length).toBeGreaterThan(30);
  const reports = { printed: printed(), ...Object.fromEntries(REPORTS.map((name) => [name, read(name)])) };
  const shown = Object.entries(reports).flatMap(([name, text]) =>
    Object.entries(PLANTED).flatMap(([secret, value]) =>
      text.replaceAll('\\', '').includes(value) ? [`${secret} in ${name}`] : [],
    ),
  );
  expect(shown).toEqual([]);
});

it('fails by severity alone', async () => {
  expect(await run({ failOn: 'never' })).toBe(true);
  expect(await run({ failOn: 'info' })).toBe(false);
  const rules = Object.fromEntries(record().rules.map((rule) => [rule, 'off']));
  expect(await run({ failOn: 'info', rules })).toBe(true);
  expect(printed()).toContain('valid: no findings in api, after ');
});

it('gives a rule another severity', async () => {
  await run({ rules: { 'context/missing-source': 'info' } });
  const found = record().findings.find(({ rule }) => rule === 'context/missing-source');
  expect(found?.severity).toBe('info');
});

it('lives with what a baseline knows, wherever it has moved, and with nothing else', async () => {
  const options = { baseline: 'known.json', failOn: 'info' };
  expect(await run(options)).toBe(false);
  expect(await run({ ...options, updateBaseline: true })).toBe(true);
  tree.write({
    'services/api/alpine.Dockerfile': 'FROM alpine:3.24\n\nCOPY data /data\nCOPY more /more\nUSER 1000\n',
  });
  expect(await run(options)).toBe(false);
  expect(record().findings.map(({ what }) => what)).toEqual([expect.stringContaining('"more"')]);
  tree.write({ 'services/api/alpine.Dockerfile': 'FROM alpine:3.24\nUSER 1000\n' });
  expect(await run(options)).toBe(true);
  expect(record().goneFromBaseline).toBe(1);
});

describe('--fix', () => {
  const IGNORE = 'dist\r\ndist\r\n# nx-alpine-ignore dockerignore/no-effect -- told to\r\ndist\r\n';
  beforeEach(() => {
    tree.write({
      'services/api/.dockerignore': IGNORE,
      'services/api/compose.yaml': 'version: "3"\nservices: {}\n',
      'services/web/.dockerignore': IGNORE,
    });
  });

  it('mends what is certain in the project, and reports what is left', async () => {
    await run();
    const fixable = record().findings.filter((finding) => finding.fixable);
    expect(fixable.map(({ rule }) => rule)).toEqual(['dockerignore/no-effect', 'compose/obsolete-key']);
    expect(record().fixed).toEqual({ count: 0, files: 0, findings: [], refused: [] });

    expect(await run({ fix: true })).toBe(false);
    expect(record().fixed).toEqual({
      count: 2,
      files: 2,
      findings: [
        { rule: 'dockerignore/no-effect', file: 'services/api/.dockerignore', line: 2 },
        { rule: 'compose/obsolete-key', file: 'services/api/compose.yaml', line: 1 },
      ],
      refused: [],
    });
    expect(printed()).toContain('  fixed 2 in 2 files');
    expect(record().findings.filter((finding) => finding.fixable)).toEqual([]);
    expect(record().findings.map(({ rule }) => rule)).toContain('context/missing-source');
    expect(textOf('services/api/.dockerignore')).toBe(IGNORE.replace('dist\r\ndist', 'dist'));
    expect(textOf('services/api/compose.yaml')).toBe('services: {}\n');
    expect(textOf('services/web/.dockerignore')).toBe(IGNORE);

    await run({ fix: true });
    expect(record().fixed.count).toBe(0);
  });

  it('leaves alone what the baseline knows', async () => {
    await run({ baseline: 'known.json', updateBaseline: true });
    tree.write({ 'services/api/.dockerignore': `a\na\n${IGNORE}` });
    await run({ baseline: 'known.json', fix: true });
    expect(record().fixed.findings).toEqual([
      { rule: 'dockerignore/no-effect', file: 'services/api/.dockerignore', line: 2 },
    ]);
    expect(textOf('services/api/.dockerignore')).toBe(`a\n${IGNORE.replaceAll('\r\n', '\r\n')}`);
    expect(textOf('services/api/compose.yaml')).toContain('version');
  });

  it('says of which file it kept its hands', async () => {
    const other = makeTree({ 'compose.yaml': 'version: "3"\nservices: {}\n' });
    tree.remove();
    tree = makeTree({ 'services/api/Dockerfile': 'FROM alpine:3.24\nUSER 1000\n' });
    tree.link('services/api/compose.yaml', join(other.root, 'compose.yaml'));
    await run({ fix: true });
    expect(record().fixed.refused).toEqual([
      { file: 'services/api/compose.yaml', why: 'it is a link that leads out of the workspace' },
    ]);
    expect(record().findings.map(({ rule }) => rule)).toContain('compose/obsolete-key');
    expect(readFileSync(join(other.root, 'compose.yaml'), 'utf8')).toContain('version');
    other.remove();
  });
});

it('gives its version and a category in SARIF', async () => {
  await run();
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
    version: string;
  };
  expect(JSON.parse(read('validate.sarif'))).toMatchObject({
    runs: [
      {
        tool: { driver: { name: 'nx-alpine', semanticVersion: version } },
        automationDetails: { id: 'nx-alpine/api/' },
      },
    ],
  });
});

it('gives rules on comments another severity too, and says nothing of those of a rule that is off', async () => {
  const comment = '# nx-alpine-ignore dockerfile/unpinned-base -- for now\n';
  tree.write({ 'services/api/alpine.Dockerfile': `${comment}FROM alpine:3.24\nUSER 1000\n` });
  const said = (): string[] =>
    record()
      .findings.filter(({ rule }) => rule.startsWith('checker/'))
      .map(({ rule, severity }) => `${severity} ${rule}`);
  await run({ rules: { 'checker/useless-suppression': 'error' } });
  expect(said()).toEqual(['error checker/useless-suppression']);
  await run({ rules: { 'checker/useless-suppression': 'off' } });
  expect(said()).toEqual([]);
  await run({ rules: { 'dockerfile/unpinned-base': 'off' } });
  expect(said()).toEqual([]);
});

it.each([
  [{ rules: { 'context/nothing': 'off' } }, 'rules: there is no rule context/nothing'],
  [{ rules: { 'context/missing-sorce': 'off' } }, 'write context/missing-source'],
  [{ rules: { 'context/missing-source': 'none' } }, 'rules.context/missing-source: expected one of error,'],
  [{ fix: 'yes' }, 'fix: expected boolean, got string'],
  [{ updateBaseline: true }, 'updateBaseline: there is no baseline'],
  [{ failOn: 'fatal' }, 'failOn: expected one of error, warning, info, never, got "fatal"'],
])('refuses %j and leaves no report, an old one neither', async (options, problem) => {
  await run();
  expect(REPORTS.filter((name) => !existsSync(path(name)))).toEqual([]);
  expect(await run(options)).toBe(false);
  expect(printed()).toContain(problem);
  expect(REPORTS.filter((name) => existsSync(path(name)))).toEqual([]);
});
