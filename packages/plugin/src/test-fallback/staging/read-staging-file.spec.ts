import { readStagingText } from './read-staging-file';

const marker = { key: 'APP_ENV', value: 'staging' };
const MARKERS = 'APP_ENV=staging\nUSE_STAGING_SERVICES=true\nDOCKER_BYPASS_MODE=true\n';
const read = (text: string): ReturnType<typeof readStagingText> =>
  readStagingText(text, { envFileName: 'f', marker });

it('reads the values of a marked file with their places', () => {
  expect(read(`${MARKERS}A=1\n`)).toEqual({
    values: [
      ['APP_ENV', 'staging', 1],
      ['USE_STAGING_SERVICES', 'true', 2],
      ['DOCKER_BYPASS_MODE', 'true', 3],
      ['A', '1', 4],
    ].map(([key, value, line]) => ({ key, value, place: `f:${String(line)}`, from: 'f', secret: undefined })),
    causes: [],
  });
});

it('names every flaw at its place, and never the value', () => {
  const { causes } = read(`${MARKERS}A=hunter2$(touch x)\nB=\`hunter2\`\nb=hunter2\nA=hunter2`);
  expect(
    causes.map(({ class: name, reason }) => `${name} ${reason.split(': ').slice(0, 2).join(': ')}`),
  ).toEqual([
    'config-error f:7:10: no final newline',
    'config-error f:4:10 A: dollar',
    'config-error f:4:17 A: space',
    'config-error f:5:3 B: backtick',
    'config-error f:6:1: key',
    'config-error f:7:1 A: duplicate key',
  ]);
  expect(JSON.stringify(causes)).not.toContain('hunter2');
});

it('blocks a file without all of its markers', () => {
  expect(read('APP_ENV=production\nUSE_STAGING_SERVICES=TRUE\nDOCKER_BYPASS_MODE=true\n').causes).toEqual(
    ['APP_ENV=staging', 'USE_STAGING_SERVICES=true'].map((wanted) => ({
      class: 'safety-blocked',
      reason: `f is not marked as a file for tests on staging: ${wanted} is missing`,
      fix: `add ${wanted} if everything in the file is staging`,
    })),
  );
});
