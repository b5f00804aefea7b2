import { planFor, stagesOf, type SampleFiles } from '../../testing/plan-for';
import type { PlannedDockerfile } from '../plan-dockerfile';

const WEB = { name: 'web', root: 'apps/web', dependencies: [] };
const MANIFEST = {
  name: 'web',
  dependencies: { next: '16' },
  scripts: { dev: 'next dev', build: 'next build', start: 'next start' },
};
const STANDALONE = "export default { output: 'standalone', outputFileTracingRoot: root };";

/** A site in a workspace of npm. */
function site(files: SampleFiles): PlannedDockerfile {
  return planFor(WEB, {
    'package.json': { name: 'acme', workspaces: ['apps/*'] },
    'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
    'apps/web/package.json': MANIFEST,
    ...files,
  });
}

it('builds inside, and keeps the server with what it needs', () => {
  const { dockerfile, reasons } = site({
    'apps/web/next.config.ts': STANDALONE,
    'apps/web/public/favicon.ico': '',
    'apps/web/src/app/api/health/route.ts': '',
  });
  expect(dockerfile.content).toMatchSnapshot();
  expect(reasons).toEqual([
    'next, by apps/web/next.config.ts',
    'Node.js 24',
    'npm installs package-lock.json, as far as web needs it',
    'apps/web/next.config.ts asks for a server of its own',
  ]);
});

it('takes the server from where it lies without a workspace, and builds without a script', () => {
  const plan = planFor(WEB, {
    'apps/web/package.json': { dependencies: { next: '16' } },
    'apps/web/pnpm-lock.yaml': '',
    'apps/web/next.config.mjs': "export default { output: 'standalone', distDir: 'out' };",
  });
  expect(stagesOf(plan, 'build', 'base')).toMatchSnapshot();
  expect(plan.ignoreFile.content).toContain('\n# Made again inside the image.\napps/web/out\n');
});

it.each<[string, SampleFiles, string]>([
  [
    'nothing asks for a server',
    { 'apps/web/next.config.js': 'module.exports = { /* output: "standalone", */ outputFileTracingRoot };' },
    "web: apps/web/next.config.js does not ask for a server of its own: the image would have to hold all packages, those for development too\n  → output: 'standalone',",
  ],
  [
    'nothing says where the workspace begins',
    { 'apps/web/next.config.js': 'module.exports = { output: "standalone" }; // outputFileTracingRoot' },
    "web: apps/web/next.config.js does not say where the workspace begins: Next.js would guess, and leave out packages that lie above the project\n  → outputFileTracingRoot: join(__dirname, '../..'),   with join of node:path",
  ],
  [
    'the workspace is said to begin at the project',
    {
      'apps/web/next.config.js':
        "module.exports = { images: ['/**'], output: 'standalone', outputFileTracingRoot: __dirname };",
    },
    'does not say where the workspace begins',
  ],
  ['there is no file for it', {}, "\n  → export default { output: 'standalone' };\n"],
])('asks for a line where %s', (_, files, message) => {
  expect(() => site(files)).toThrow(message);
});
