import { findRemoteInputs } from './remote-inputs';

describe('what a Dockerfile takes from elsewhere', () => {
  it.each([
    ['FROM alpine\nADD a.txt /\n', { syntax: undefined, unchecked: [] }],
    ['# syntax=docker/dockerfile:1\nFROM alpine\n', { syntax: 'docker/dockerfile:1', unchecked: [] }],
    ['FROM alpine\n# syntax=docker/dockerfile:1\n', { syntax: undefined, unchecked: [] }],
    [
      'FROM alpine\nADD https://example.com/a /a\nADD --checksum=sha256:0 https://example.com/b /b\n',
      { syntax: undefined, unchecked: ['https://example.com/a'] },
    ],
    [
      'FROM alpine\nADD git@example.com:a/b.git /a\nCOPY https://example.com/c /c\n',
      { syntax: undefined, unchecked: ['git@example.com:a/b.git'] },
    ],
    [
      'FROM alpine\nADD ["https://example.com/a", "/a"]\nADD "https://example.com/b" /b\nADD $URL/c /c\n',
      {
        syntax: undefined,
        unchecked: ['https://example.com/a', 'https://example.com/b', '$URL/c'],
      },
    ],
  ])('%j', (text, expected) => {
    expect(findRemoteInputs(text)).toEqual(expected);
  });
});
