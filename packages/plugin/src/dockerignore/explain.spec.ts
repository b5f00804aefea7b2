import type { Dialect } from './dialect';
import { explainPath, type MatchingLine } from './explain';
import { readIgnoreRules } from './ignore-rules';

function explain(content: string, path: string, dialect?: Dialect): unknown {
  const show = ({ line, at }: MatchingLine): string => `${String(line.line)} at ${at}`;
  const told = explainPath(readIgnoreRules(content, '.dockerignore', dialect), path);
  return {
    excluded: told.excluded,
    decidedBy: told.decidedBy && show(told.decidedBy),
    ...(told.overruled.length > 0 && { overruled: told.overruled.map(show) }),
    ...(told.unheard.length > 0 && { unheard: told.unheard.map(show) }),
    ...(told.agreeing.length > 0 && { agreeing: told.agreeing.map(show) }),
    ...(told.emptiedBy !== undefined && { emptiedBy: show(told.emptiedBy) }),
    ...(told.skippedAt !== undefined && { skippedAt: told.skippedAt }),
  };
}

describe('explainPath', () => {
  it('names no line where none matters', () => {
    expect(explain('# prose\n*.md', 'a.txt')).toEqual({ excluded: false, decidedBy: undefined });
  });

  it('names the folder at which a line decided', () => {
    expect(explain('*\n!a\na/b', 'a/b/c')).toEqual({
      excluded: true,
      decidedBy: '3 at a/b',
      overruled: ['2 at a'],
      agreeing: ['1 at a'],
    });
  });

  it('tells of a line that today’s engine does not hear', () => {
    const content = '!docs\n**/*.md';
    expect(explain(content, 'docs/a.md')).toEqual({
      excluded: true,
      decidedBy: '2 at docs/a.md',
      unheard: ['1 at docs'],
    });
  });

  it('differs where the engines differ', () => {
    const content = '**/*.md\n!docs';
    expect(explain(content, 'docs/a.md', 'docker')).toEqual({
      excluded: true,
      decidedBy: '1 at docs/a.md',
      unheard: ['2 at docs'],
    });
    expect(explain(content, 'docs/a.md', 'docker-legacy')).toEqual({
      excluded: false,
      decidedBy: '2 at docs',
      overruled: ['1 at docs/a.md'],
    });
  });

  it('tells where an older client does not look any further', () => {
    expect(explain('**\n!*/src', 'lib/src', 'docker-legacy')).toEqual({
      excluded: true,
      decidedBy: '1 at lib',
      skippedAt: 'lib',
    });
    expect(explain('**\n!*/src', 'lib/src', 'docker')).toMatchObject({ excluded: false });
  });

  it('tells of a file that Docker sends without its content', () => {
    expect(explain('foo\n!foo/x\nfoo*', 'foo/x')).toEqual({
      excluded: false,
      decidedBy: '2 at foo/x',
      overruled: ['1 at foo'],
      unheard: ['3 at foo'],
      emptiedBy: '3 at foo',
    });
    expect(explain('foo\nfoo*\n!foo/x', 'foo/x')).toMatchObject({ excluded: false, decidedBy: '3 at foo/x' });
    expect(explain('foo\n!foo/x\nfoo*', 'foo/x', 'buildah')).not.toHaveProperty('emptiedBy');
  });
});
