import { hideSecrets, hideSecretsInSource } from './hide-secrets';

const TOKEN = ['ghp_', '9aB3dE5fG7hJ1kL2mN4pQ6rS8tV0wX2yZ5cD'].join('');

describe('a sentence', () => {
  it.each([
    ['DB_URL leads to postgres://shop:hunter2@db/shop', 'DB_URL leads to postgres://***@db/shop'],
    ['CMD starts "serve --token=hunter2 --port 80"', 'CMD starts "serve --token=*** --port 80"'],
    ['CMD starts "serve --token hunter2 --port 80"', 'CMD starts "serve --token *** --port 80"'],
    [`the value is ${TOKEN}`, 'the value is ***'],
    [
      'none answers at tcp://me:a/b@c@engine:2376 (refused)',
      'none answers at tcp://***@engine:2376 (refused)',
    ],
    ['it says "curl -fu me:hunter2 http://h"', 'it says "curl -fu *** http://h"'],
    ['it says {"auth":"hunter2", "port": 80}', 'it says {"auth":***, "port": 80}'],
  ])('%s', (text, shown) => {
    expect(hideSecrets(text)).toBe(shown);
  });

  it.each([
    'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN',
    'it looks like a secret: 40 random characters',
    'ENV TOKEN=$TOKEN',
    'COPY source "secrets/token.json" is not in the build context, which is api',
    'Write "secrets.txt": paths start at the root of the context.',
    'Add the lines "**/tokens", "passwords.json" to .dockerignore.',
    'services/api/token.ts:12 says so, by secrets.dockerignore:3 "token"',
    'ENV NPM_TOKEN is a secret by its name, and its value comes from the build',
    'docker compose has no flag --token',
  ])('leaves %s', (text) => {
    expect(hideSecrets(text)).toBe(text);
  });
});

describe('a line of a source file', () => {
  it.each([
    ['ENV DB_PASSWORD hunter two', 'ENV DB_PASSWORD ***'],
    ['ARG API_KEY="hunter two" B=1', 'ARG API_KEY=***'],
    ['      POSTGRES_PASSWORD: hunter two', '      POSTGRES_PASSWORD: ***'],
    ['      TOKEN: ${TOKEN:-hunter2}', '      TOKEN: ***'],
    ['RUN curl --password hunter2 x', 'RUN curl --password ***'],
    ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwgg7x', '***'],
    ['FROM $A AS x://me:hunter2@h', 'FROM $A AS x://***@h'],
  ])('%s', (text, shown) => {
    expect(hideSecretsInSource(text)).toBe(shown);
  });

  it.each([
    'ENV TOKEN=${TOKEN}',
    '      token: ${{ secrets.TOKEN }}',
    'ENV URL=postgres://me:$PASSWORD@db/x',
    'RUN curl -u "$NAME:$PASSWORD" -H "Authorization: Bearer $TOKEN" https://h',
    'RUN docker login -u me -p ${{ secrets.TOKEN }}',
    'command: ["redis-server", "--requirepass", "$PASSWORD"]',
    'COPY services/api/requirements.txt services/api/pyproject.toml ./',
    'FROM alpine@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
    '--build-context a=docker-image://alpine@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
    'COPY package.json ./',
    'COPY secrets/token.json /run/secrets/password ./',
    'RUN curl -fsSL https://registry.npmjs.org/@scope/a@1.2.3 -o /tmp/a',
    'RUN wget http://localhost:3000/@vite/client',
    'docker run -u 1000:1000 -p 80:80 alpine',
    '      - ./secrets:/run/secrets',
    '      POSTGRES_PASSWORD_FILE: /run/secrets/db',
    'RUN adduser -D -u 1000 app && apk add --no-cache basalt',
    'RUN echo hello | docker login --username me',
  ])('leaves %s', (line) => {
    expect(hideSecretsInSource(line)).toBe(line);
  });
});

describe('both', () => {
  it.each([
    'test: ["CMD", "mysqladmin", "ping", "-phunter2"]',
    'test: ["CMD","redis-cli","-a","hunter2","ping"]',
    'test: ["CMD","curl","-u","me:hunter2","http://h"]',
    'test: ["CMD-SHELL","curl -u me:hunter2 http://h"]',
    'HEALTHCHECK CMD redis-cli -a hunter2 ping',
    'HEALTHCHECK CMD curl -fu me:hunter2 -H "Authorization: Bearer hunter2" http://h',
    'RUN curl -H "Authorization: Basic hunter2" https://h',
    'RUN wget --header="X-Api-Key: hunter2" https://h',
    'RUN curl -H "Authorization: hunter2" https://h',
    'environment: {"DB_PASSWORD":"hunter2"}',
    '- {name: x, "password": "hunter2"}',
    `RUN echo '{"auth":"hunter2"}'`,
    'RUN echo "{\\"auth\\":\\"hunter2\\"}"',
    'ENV URL postgres://u:hunter2/b@db/x',
    'ENV URL=postgres://u:a@hunter2@db/x',
    'ENV URL=https://u:a/hunter2@db/x',
    'ENV DSN_OF_DB=u:hunter2@tcp(db)/x',
    'ARG JWT_KEY=hunter2',
    'ENV ENCRYPTION_KEY=hunter2',
    'ENV SIGNING_KEY=hunter2',
    'ENV SALT=hunter2',
    'ENV DSN="u:hunter2/x"',
    'ENV MYSQL_PWD=hunter2',
    'ENV PASSWORD="hunter2 and more',
    'RUN sshpass -p hunter2 ssh x',
    'RUN sshpass -phunter2 ssh x',
    'RUN echo hunter2 | passwd --stdin',
    'RUN echo "root:hunter2" | chpasswd',
    'RUN adduser -D u && echo "u:hunter2"|chpasswd',
    'RUN chpasswd <<< "u:hunter2"',
    'echo hunter2 | docker login -u me --password-stdin',
    'RUN useradd -p hunter2 x',
    'RUN mysql -uroot -phunter2 -e x',
    'RUN PGPASSWORD=hunter2 psql',
    'docker login -u me -p hunter2',
    'docker build --build-arg NPM_TOKEN=hunter2 .',
    'LABEL pass="hunter2"',
    'command: redis-server --requirepass hunter2',
    'command: ["redis-server","--requirepass","hunter2"]',
    "command: ['redis-server', '--requirepass', 'hunter2']",
    'CMD ["app","--token","hunter2"]',
    'git clone https://hunter2@h/x',
    'ADD https://h/y?sig=hunter2 /x',
    'ADD https://h/y?a=b&key=hunter2 /x',
    'ADD https://h/y?token=hunter2&sig=hunter2 /x',
    'RUN npm config set //h/:_authToken hunter2',
    'RUN htpasswd -nb me hunter2',
    'RUN echo "machine h login me password hunter2" > ~/.netrc',
    `RUN psql -c "CREATE USER x PASSWORD 'hunter2'"`,
  ])('%s', (text) => {
    expect(
      [hideSecrets(text), hideSecretsInSource(text)].filter((shown) => shown.includes('hunter2')),
    ).toEqual([]);
  });
});
