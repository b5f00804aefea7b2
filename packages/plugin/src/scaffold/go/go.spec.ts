import { planFor, stagesOf, type SampleFiles } from '../../testing/plan-for';
import type { DockerfileWish, PlannedDockerfile } from '../plan-dockerfile';

const API = { name: '@acme/api', root: 'services/api', dependencies: ['libs/kit'] };
const MAIN = 'package main\n\nfunc main() { http.ListenAndServe(":"+os.Getenv("PORT"), nil) }\n';

function api(files: SampleFiles, wish: Partial<DockerfileWish> = {}): PlannedDockerfile {
  return planFor(API, files, wish);
}

it('builds one file, and puts it on Alpine', () => {
  const { dockerfile, reasons } = api({
    'services/api/go.mod': 'module example.com/api\n\ngo 1.25.3\n',
    'services/api/go.sum': '',
    'libs/kit/go.mod': '',
    'services/api/main.go': `${MAIN}http.HandleFunc("GET /healthz", health)\n`,
  });
  expect(dockerfile.content).toMatchSnapshot();
  expect(reasons).toEqual([
    'go, by services/api/go.mod',
    'Go 1.26, for services/api/go.mod',
    'services/api has package main',
    'its runtime ends it at SIGTERM, so it needs no init',
    'its health check asks for /healthz; --healthPath names another one',
  ]);
});

it('strikes modules out of go.work that are not in the image', () => {
  const plan = api({
    'go.work': 'go 1.25\n',
    'go.work.sum': '',
    'services/api/go.mod': '',
    'libs/kit/go.mod': '',
    'libs/kit/go.sum': '',
    'services/api/cmd/server/main.go': MAIN,
  });
  expect(stagesOf(plan, 'build')).toMatchSnapshot();
  expect(plan.ignoreFile.content).toContain('\n!go.work\n!go.work.sum\n');
});

it('builds from the module of the workspace, with the packages that all may use', () => {
  const plan = api({
    'go.mod': '',
    'go.sum': '',
    'internal/log/log.go': '',
    'vendor/modules.txt': '',
    'services/api/main.go': MAIN,
  });
  expect(stagesOf(plan, 'build')).toMatchSnapshot();
  expect(plan.ignoreFile.content).toContain('\n!go.mod\n!go.sum\n!internal\n!vendor\n');
});

describe('what it reads when it runs', () => {
  const own = (files: SampleFiles): SampleFiles =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`services/api/${path}`, text]));
  const copiesOf = (files: SampleFiles): string[] =>
    stagesOf(api(own({ 'go.mod': '', ...files })), 'base')
      .split('\n')
      .filter((line) => /^(?:WORKDIR|COPY services)/.test(line));

  it.each<[string, SampleFiles, string[]]>([
    [
      'folders of usual names and what the sources name',
      {
        'main.go': `${MAIN}open("config.yaml"); open("./web/index.html"); open("project.json")`,
        'internal/db/db.go': 'package db\n\nmigrate.New("file://sql/all", url)',
        'templates/mail/hello.tmpl': '',
        'migrations/1.sql': '',
        'sql/all/1.sql': '',
        'web/index.html': '',
        'config.yaml': '',
        'project.json': '{}',
        'other.yaml': '',
      },
      ['config.yaml', 'migrations', 'sql', 'templates', 'web'],
    ],
    [
      'nothing that the compiler takes along',
      {
        'main.go': `${MAIN}//go:embed templates/*.html all:static "config.yaml"\nopen("config.yaml")`,
        'templates/a.html': '',
        'static/a.css': '',
        'config.yaml': '',
        'migrations/embed.go': 'package migrations\n\n//go:embed *.sql\nvar all embed.FS',
        'migrations/1.sql': '',
      },
      [],
    ],
    [
      'no packages, and nothing that only has such a name',
      {
        'main.go': `${MAIN}http.Handle("/web/", pages)`,
        'views/views.go': 'package views',
        'web/index.html': '',
        'config/config.yaml': '',
      },
      [],
    ],
  ])('is %s', (_, files, names) => {
    const copies = names.map((name) => `COPY services/api/${name} /app/services/api/${name}`);
    expect(copiesOf(files)).toEqual(names.length === 0 ? [] : ['WORKDIR /app/services/api', ...copies]);
  });

  it('is said', () => {
    const { reasons } = api(own({ 'go.mod': '', 'main.go': MAIN, 'views/a.html': '', 'public/a.css': '' }));
    expect(reasons).toContain(
      'it may read public, views when it runs, so the image has that beside the program',
    );
  });
});

describe('the program', () => {
  const startOf = (files: SampleFiles, wish: Partial<DockerfileWish> = {}): string[] =>
    api({ 'services/api/go.mod': '', ...files }, wish)
      .dockerfile.content.split('\n')
      .filter((line) => /^(?:CMD|ENTRYPOINT|EXPOSE)|go build/.test(line));

  const compiled = (binary: string, path: string): string =>
    `  go build -trimpath -ldflags="-s -w" -o /usr/local/bin/${binary} ${path}`;

  it.each<[string, SampleFiles, Partial<DockerfileWish>, string[]]>([
    [
      'in cmd by the name of the project',
      { 'services/api/cmd/api/main.go': MAIN, 'services/api/cmd/tool/main.go': MAIN },
      {},
      [compiled('api', './cmd/api'), 'EXPOSE 8080', 'CMD ["api"]'],
    ],
    [
      'in cmd as the only one',
      { 'services/api/cmd/server/main.go': MAIN, 'services/api/cmd/doc/doc.go': 'package doc' },
      {},
      [compiled('server', './cmd/server'), 'EXPOSE 8080', 'CMD ["server"]'],
    ],
    [
      'in cmd itself',
      { 'services/api/cmd/main.go': MAIN },
      {},
      [compiled('api', './cmd'), 'EXPOSE 8080', 'CMD ["api"]'],
    ],
    [
      'that was named, with its arguments',
      { 'services/api/cmd/api/main.go': MAIN, 'services/api/cmd/worker/main.go': MAIN },
      { command: ['worker', '--once'], healthPath: '' },
      [compiled('worker', './cmd/worker'), 'CMD ["worker", "--once"]'],
    ],
    [
      'that starts others, with an init',
      { 'services/api/main.go': 'package main\n\nimport "os/exec"\n' },
      {},
      [compiled('api', '.'), 'ENTRYPOINT ["/sbin/tini", "--"]', 'CMD ["api"]'],
    ],
  ])('is the one %s', (_, files, wish, expected) => {
    expect(startOf(files, wish)).toEqual(expected);
  });

  it.each<[string, SampleFiles, string]>([
    [
      'there are several',
      { 'services/api/cmd/a/main.go': MAIN, 'services/api/cmd/b/main.go': MAIN },
      'services/api/cmd has a, b\n  → --command=a',
    ],
    [
      'there is none',
      { 'services/api/api.go': 'package api' },
      'put it into services/api/cmd/<name>/main.go',
    ],
    [
      'no base is new enough for it',
      { 'services/api/go.mod': 'go 1.40', 'services/api/main.go': MAIN },
      'services/api/go.mod asks for go 1.40, and there are 1.26 and 1.25\n  → let it ask for go 1.26.0',
    ],
  ])('is asked for where %s', (_, files, message) => {
    expect(() => startOf(files)).toThrow(message);
  });
});
