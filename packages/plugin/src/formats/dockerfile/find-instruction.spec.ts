import { findInstruction } from './find-instruction';

const DOCKERFILE = `FROM alpine
RUN true
run apk add \\
      # what the tests want
      curl \\
      git
RUN true
RUN <<END
echo
END
RUN ["a", "b"]
`;

describe('findInstruction', () => {
  it.each([
    ['RUN apk add       curl       git', 3],
    ['RUN <<END (echo)', 8],
    ['RUN ["a", "b"]', 11],
    ['FROM alpine', 1],
  ])('finds %j', (shown, line) => {
    expect(findInstruction(DOCKERFILE, shown)).toBe(line);
  });

  it.each(['RUN true', 'RUN false', ''])('does not guess where %j is', (shown) => {
    expect(findInstruction(DOCKERFILE, shown)).toBeUndefined();
  });
});
