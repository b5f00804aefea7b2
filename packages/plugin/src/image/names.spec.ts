import { defaultTag } from './default-tag';
import { explainBadTag } from './tag-syntax';

describe('defaultTag', () => {
  it.each([
    ['backend', undefined, 'backend:latest'],
    ['@acme/api', 'staging', 'acme/api:staging'],
    ['My App_1', undefined, 'my-app-1:latest'],
    ['backend', 'feature/x', 'backend:feature-x'],
    ['@@', undefined, 'image:latest'],
  ])('names %s in configuration %s %s, which is a valid name', (project, configuration, tag) => {
    expect(defaultTag(project, configuration)).toBe(tag);
    expect(explainBadTag(tag, 'tags[0]')).toBeUndefined();
  });
});

describe('explainBadTag', () => {
  it.each(['a', 'a:1.2', 'a_b/c-d:X', 'registry.example.com:5000/a/b:1', 'localhost/a', '[::1]:5000/a'])(
    'accepts %s',
    (tag) => {
      expect(explainBadTag(tag, 'tags[0]')).toBeUndefined();
    },
  );

  it.each(['', 'A', 'a b', 'a:', 'a:-x', '/a', 'a//b', 'a@sha256:00', 'a'.repeat(256)])(
    'refuses "%s"',
    (tag) => {
      const fix = explainBadTag(tag, 'tags[0]')?.fix?.replace('for example ', '') ?? '';
      expect(fix).not.toBe('');
    },
  );

  it('proposes a name that it would accept', () => {
    expect(explainBadTag('My Service:1', 'tags[0]')?.fix).toBe('for example my-service:1');
  });
});
