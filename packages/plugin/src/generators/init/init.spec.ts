import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { Tree } from '@nx/devkit';
import { ignoreInGit } from './git-ignored';
import initGenerator from './generator';
import { addToNxJson } from './nx-json';
import { expectValidTree } from '../../testing/expect-valid';

describe('the text of nx.json', () => {
  it('gets the plugin and its named input; what it does not touch stays to the letter', () => {
    const text = [
      '{',
      '    // ours',
      '    "plugins": ["@nx/js"],',
      '    "namedInputs": {',
      '        "production": ["default", "!{projectRoot}/**/*.spec.ts"]',
      '    },',
      '    "parallel":   3',
      '}',
      '',
    ].join('\n');
    const files = ['{projectRoot}/**/*alpine.Dockerfile', '{projectRoot}/**/*alpine.Dockerfile.dockerignore'];
    expect(addToNxJson(text)).toBe(
      [
        '{',
        '    // ours',
        '    "plugins": [',
        '        "@nx/js",',
        '        "nx-alpine"',
        '    ],',
        '    "namedInputs": {',
        '        "production": [',
        '            "default",',
        '            "!{projectRoot}/**/*.spec.ts",',
        `            "!${files[0] ?? ''}",`,
        `            "!${files[1] ?? ''}"`,
        '        ],',
        '        "imageFiles": [',
        `            "${files[0] ?? ''}",`,
        `            "${files[1] ?? ''}"`,
        '        ]',
        '    },',
        '    "parallel":   3',
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['{}'],
    ['{\n\t"plugins": [{ "plugin": "nx-alpine", "options": {} }]\n}\n'],
    ['{\r\n  "plugins": []\r\n}\r\n'],
    ['{ "namedInputs": { "production": ["default"] } }'],
  ])('does not change a second time: %j', (text) => {
    const once = addToNxJson(text);
    expect(addToNxJson(once)).toBe(once);
    expect(once.match(/nx-alpine/g)).toHaveLength(1);
    expect(once.includes('\r\n')).toBe(text.includes('\r\n'));
  });
});

describe('the text of .gitignore', () => {
  it.each([
    ['', 'dist/nx-alpine\n.nx/workspace-data\n'],
    ['node_modules', 'node_modules\ndist/nx-alpine\n.nx/workspace-data\n'],
    ['/dist\n.nx\n', '/dist\n.nx\n'],
    ['dist/*\n!dist/nx-alpine/\n.nx/\n', 'dist/*\n!dist/nx-alpine/\n.nx/\ndist/nx-alpine\n'],
    ['dist\r\n', 'dist\r\n.nx/workspace-data\r\n'],
  ])('of %j becomes %j', (text, expected) => {
    expect(ignoreInGit(text)).toBe(expected);
    expect(ignoreInGit(expected)).toBe(expected);
  });
});

describe('the generator', () => {
  let tree: Tree;
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    tree.write('.gitignore', 'node_modules\n');
  });
  afterEach(() => expectValidTree(tree));
  const changed = (): string[] => tree.listChanges().map(({ path }) => path);
  const texts = () => ['nx.json', '.gitignore', 'package.json'].map((path) => tree.read(path, 'utf8'));

  it('adds the package where it is missing', () => {
    initGenerator(tree, {});
    expect(changed()).toEqual(expect.arrayContaining(['nx.json', '.gitignore', 'package.json']));
    expect(tree.read('package.json', 'utf8')).toMatch(/"nx-alpine": "\^\d+\.\d+\.\d+"/);
    const before = texts();
    initGenerator(tree, {});
    expect(texts()).toEqual(before);
  });

  it('leaves package.json alone where it is told to, or has the package', () => {
    const before = tree.read('package.json', 'utf8');
    initGenerator(tree, { skipPackageJson: true });
    expect(tree.read('package.json', 'utf8')).toBe(before);
    const listed = '{"devDependencies":{"nx-alpine":"file:x.tgz"}}';
    tree.write('package.json', listed);
    initGenerator(tree, {});
    expect(tree.read('package.json', 'utf8')).toBe(listed);
  });

  it('says where there is no Nx workspace', () => {
    tree.delete('nx.json');
    expect(() => initGenerator(tree, {})).toThrow('npx nx init');
  });
});
