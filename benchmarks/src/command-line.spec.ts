import { parseCommandLine, SECTIONS } from './command-line';

describe('parseCommandLine', () => {
  it('asks for everything when nothing is named', () => {
    expect(parseCommandLine([])).toEqual({
      sections: SECTIONS,
      rounds: undefined,
      files: 50_000,
      lists: 1000,
      seed: 1,
      keep: false,
      memory: false,
    });
  });

  it('keeps the order of the sections', () => {
    expect(parseCommandLine(['growth', 'clean']).sections).toEqual(['clean', 'growth']);
  });

  it('names everything that is wrong', () => {
    const wrong = (): unknown => parseCommandLine(['speed', '--rounds', '0', '--files', 'many']);
    expect(wrong).toThrow(/--rounds takes .*\n--files takes .*\n"speed" is not a section\nusage/);
  });
});
