import { parseArguments } from './arguments';

describe('parseArguments', () => {
  it('hands everything after the first -- to the command', () => {
    expect(parseArguments(['--', 'sh', '-c', 'echo --', '--', '--private'])).toEqual({
      command: ['sh', '-c', 'echo --', '--', '--private'],
      alwaysPrivate: false,
    });
  });

  it('takes --private before the --', () => {
    expect(parseArguments(['--private', '--', 'true'])).toEqual({ command: ['true'], alwaysPrivate: true });
  });

  it.each([
    [[], 'the command to run is missing'],
    [['--private', '--'], 'the command to run is missing'],
    [['npx', 'nx'], '"npx" is not an option of this tool; put "--" before the command\n"nx" is not'],
    [['--privat', '--', 'true'], '"--privat" is not an option of this tool'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
