import { findBuiltFolder } from './built-folder';

it.each<[object | undefined, string | undefined]>([
  [undefined, undefined],
  [{}, undefined],
  [{ options: { outputPath: 'dist/apps/api' }, outputs: ['{options.outputPath}'] }, 'dist/apps/api'],
  [{ options: { outputPath: { base: 'dist/web', browser: '' } } }, 'dist/web'],
  [{ options: { outputPath: { browser: '' } }, outputs: ['{options.outputPath}'] }, undefined],
  [{ options: { to: { base: 'dist/y' } }, outputs: ['{options.to.base}'] }, 'dist/y'],
  [{ options: { outDir: 'dist/x/' }, outputs: ['{options.outDir}'] }, 'dist/x'],
  [{ outputs: ['{options.outputPath}', '{workspaceRoot}/dist/{projectRoot}'] }, 'dist/apps/api'],
  [{ outputs: ['{projectRoot}/dist'] }, 'apps/api/dist'],
  [{ outputs: ['{workspaceRoot}/dist/{projectName}/**/*.js'] }, undefined],
  [{ outputs: ['{options.outputPath}'] }, undefined],
  [{ outputs: ['{projectRoot}'] }, undefined],
  [{ outputs: ['{workspaceRoot}/apps'] }, undefined],
  [{ options: { outputPath: '.' } }, undefined],
])('of the build %j is %s', (build, folder) => {
  const targets = build === undefined ? {} : { build };
  expect(findBuiltFolder('api', { root: 'apps/api', targets })).toBe(folder);
});
