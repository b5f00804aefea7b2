import { hideSecrets, hideSecretsInSource } from './hide-secrets';

const TOKEN = ['ghp_', '9aB3dE5fG7hJ1kL2mN4pQ6rS8tV0wX2yZ5cD'].join('');

describe('a sentence', () => {
  it.each([
    ['DB_URL leads to postgres://shop:hunter2@db/shop', 'DB_URL leads to postgres://***@db/shop'],
    ['CMD starts "serve --token=hunter2 --port 80"', 'CMD starts "serve --token=*** --port 80"'],
    [`the value is ${TOKEN}`, 'the value is ***'],
    [
      'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN',
      'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN',
    ],
    ['it looks like a secret: 40 random characters', 'it looks like a secret: 40 random characters'],
    ['ENV TOKEN=$TOKEN', 'ENV TOKEN=$TOKEN'],
  ])('%s', (text, shown) => {
    expect(hideSecrets(text)).toBe(shown);
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
    ['ENV TOKEN=${TOKEN}', 'ENV TOKEN=${TOKEN}'],
    ['      token: ${{ secrets.TOKEN }}', '      token: ${{ secrets.TOKEN }}'],
    [
      'COPY services/api/requirements.txt services/api/pyproject.toml ./',
      'COPY services/api/requirements.txt services/api/pyproject.toml ./',
    ],
    [
      'FROM alpine@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
      'FROM alpine@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
    ],
    ['COPY package.json ./', 'COPY package.json ./'],
  ])('%s', (text, shown) => {
    expect(hideSecretsInSource(text)).toBe(shown);
  });
});
