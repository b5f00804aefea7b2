// execa and its dependencies are published as ES modules only; Jest runs CommonJS, so they are compiled on the way in.
const transform = {
  '^.+\\.[mc]?[jt]s$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
  ],
};
const esModules = [
  'execa',
  '@sindresorhus',
  'strip-final-newline',
  'npm-run-path',
  'path-key',
  'unicorn-magic',
  'is-stream',
  'get-stream',
  'is-plain-obj',
  'is-unicode-supported',
  'pretty-ms',
  'parse-ms',
  'yoctocolors',
  'human-signals',
  'figures',
  'cross-spawn',
  '@sec-ant',
];
const common = {
  testEnvironment: 'node',
  // Jest's clean-up of globals recurses without end over what a used `fetch` leaves there.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  // It offers itself to importers only, which the compiled execa is no more.
  moduleNameMapper: { '^unicorn-magic$': '<rootDir>/node_modules/unicorn-magic/node.js' },
  modulePathIgnorePatterns: ['/dist/', '/\\.cache/', '/\\.nx/', '/packages/e2e/fixtures/'],
};

/** @type {import('jest').Config} */
module.exports = {
  testSequencer: '<rootDir>/packages/e2e/longest-first.cjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      rootDir: __dirname,
      testMatch: [
        '<rootDir>/packages/plugin/**/*.spec.ts',
        '<rootDir>/tools/**/*.spec.ts',
        '<rootDir>/benchmarks/src/**/*.spec.ts',
      ],
    },
    {
      ...common,
      displayName: 'e2e',
      rootDir: __dirname,
      testMatch: ['<rootDir>/packages/e2e/src/**/*.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/packages/e2e/src/support/deadline.ts'],
      globalSetup: '<rootDir>/packages/e2e/src/support/global-setup.ts',
      globalTeardown: '<rootDir>/packages/e2e/src/support/global-teardown.ts',
    },
  ],
};
