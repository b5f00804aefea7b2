import { planFor, stagesOf, type SampleFiles } from '../../testing/plan-for';
import type { DockerfileWish, PlannedDockerfile } from '../plan-dockerfile';

const SITE = { name: '@acme/site', root: 'apps/site', dependencies: [] };

function site(files: SampleFiles, wish: Partial<DockerfileWish> = {}): PlannedDockerfile {
  const own = Object.entries(files).map(([path, content]) => [`apps/site/${path}`, content] as const);
  return planFor(SITE, Object.fromEntries(own), wish);
}

const VITE = {
  'package.json': { devDependencies: { vite: '8' }, scripts: { dev: 'vite', build: 'vite build' } },
  'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  'index.html': '',
};

it('builds a site of Vite inside, and lets nginx serve it', () => {
  const { dockerfile, ignoreFile, otherFiles, reasons } = site(VITE);
  expect(dockerfile.content).toMatchSnapshot();
  expect(otherFiles.map(({ path }) => path)).toEqual(['apps/site/site.nginx.conf.template']);
  expect(otherFiles[0]?.content).toMatchSnapshot();
  expect(ignoreFile.content).not.toContain('template');
  expect(reasons).toEqual([
    'static, by apps/site/index.html',
    'Node.js 24 builds it',
    'npm installs apps/site/package-lock.json',
    'vite makes apps/site/dist',
    'nginx serves it, as a user without rights',
  ]);
});

it('serves plain pages, and nothing that lies beside them', () => {
  const { dockerfile, otherFiles } = site({ 'index.html': '', 'style.css': '' });
  expect(dockerfile.content).toMatchSnapshot();
  expect(otherFiles[0]?.content).toMatchSnapshot();
});

it('serves what a target of Nx built', () => {
  const plan = site({ 'src/index.html': '', 'tsconfig.app.json': '' }, { builtFolder: 'dist/apps/site' });
  expect(plan.dockerfile.content).toMatchSnapshot();
  expect(plan.dependsOn).toEqual(['build']);
  expect(plan.ignoreFile.content).toContain('\n!dist/apps/site\n');
});

it('has a template for each environment, which the ignore file lets through', () => {
  const { otherFiles, ignoreFile } = site(VITE, { layout: 'central', environment: 'staging' });
  expect(otherFiles.map(({ path }) => path)).toEqual(['dockerfiles/site.staging.nginx.conf.template']);
  expect(ignoreFile.content).toContain('\n!dockerfiles/site.staging.nginx.conf.template\n');
});

describe('the output', () => {
  it.each<[string, SampleFiles, string]>([
    [
      'Vite with a folder of its own',
      { ...VITE, 'vite.config.ts': "build: { outDir: 'out' }" },
      '/app/apps/site/out',
    ],
    [
      'Angular',
      { 'package.json': { dependencies: { '@angular/core': '21' } }, 'src/index.html': '' },
      '/app/apps/site/dist/site/browser',
    ],
    [
      'Angular with a name',
      {
        'package.json': { dependencies: { '@angular/core': '21' } },
        'angular.json': { projects: { shop: {} } },
        'src/index.html': '',
      },
      '/app/apps/site/dist/shop/browser',
    ],
    [
      'the older builder of Angular',
      {
        'package.json': { dependencies: { '@angular/core': '17' } },
        'angular.json': '{"builder": "@angular-devkit/build-angular:browser", "outputPath": "dist"}',
        'src/index.html': '',
      },
      '/app/apps/site/dist',
    ],
    [
      'Angular without a folder for the browser',
      {
        'package.json': { dependencies: { '@angular/core': '21' } },
        'angular.json': '{"outputPath": {"browser": "", "base": "out/web"}, "browser": "src/main.ts"}',
        'src/index.html': '',
      },
      '/app/apps/site/out/web',
    ],
    ['Astro', { 'package.json': { dependencies: { astro: '6' } } }, '/app/apps/site/dist'],
    ['Docusaurus', { 'package.json': { dependencies: { '@docusaurus/core': '3' } } }, '/app/apps/site/build'],
  ])('is that of %s', (_, files, folder) => {
    expect(stagesOf(site(files), 'service')).toContain(
      `\nCOPY --from=build ${folder} /usr/share/nginx/html\n`,
    );
  });
});

it.each<[string, SampleFiles, Partial<DockerfileWish>, string]>([
  [
    'where its files are',
    { 'package.json': { scripts: { build: 'make' } }, 'index.html': '' },
    {},
    'a target build with an output folder',
  ],
  ['for no command', VITE, { command: ['nginx'] }, 'leave --command out'],
])('asks %s', (_, files, wish, message) => {
  expect(() => site(files, wish)).toThrow(message);
});

it('is none where something answers requests itself', () => {
  const files = { 'package.json': { dependencies: { express: '5' } }, 'index.html': '', 'server.js': '' };
  expect(site(files).reasons[0]).toBe('node, by apps/site/package.json');
});
