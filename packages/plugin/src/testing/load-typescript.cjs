// For processes that a spec starts: lets them require the sources, as Jest lets the spec.
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (target, path) => {
  const { code } = transformFileSync(path, {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  target._compile(code, path);
};
