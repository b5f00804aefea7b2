import { toWheel, type Files } from './wheel';

const target = { python: 'cp313', platform: 'linux_x86_64' };

function files(texts: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
}

function made(texts: Readonly<Record<string, string>>): { fileName: string; files: Record<string, string> } {
  const wheel = toWheel(files(texts), target);
  const read = Array.from(wheel.files, ([path, content]) => [path, Buffer.from(content).toString()] as const);
  return { fileName: wheel.fileName, files: Object.fromEntries(read) };
}

describe('toWheel', () => {
  it('keeps modules, metadata and programs, and records them', () => {
    const metadata = 'Metadata-Version: 2.1\nName: My.Kit\nVersion: 1.2\nRequires-Dist: click\n';
    expect(
      made({
        'my_kit/__init__.py': 'x = 1\n',
        'my.kit-1.2.dist-info/METADATA': metadata,
        'my.kit-1.2.dist-info/WHEEL': 'of another tool',
        'my.kit-1.2.dist-info/INSTALLER': 'debian',
        'my.kit-1.2.dist-info/entry_points.txt': '[console_scripts]\nkit = my_kit:x\n',
      }),
    ).toEqual({
      fileName: 'my_kit-1.2-py3-none-any.whl',
      files: {
        'my_kit/__init__.py': 'x = 1\n',
        'my_kit-1.2.dist-info/METADATA': metadata,
        'my_kit-1.2.dist-info/WHEEL':
          'Wheel-Version: 1.0\nGenerator: nx-alpine\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
        'my_kit-1.2.dist-info/entry_points.txt': '[console_scripts]\nkit = my_kit:x\n',
        'my_kit-1.2.dist-info/RECORD': [
          'my_kit/__init__.py,sha256=nia_NpkRxFwkPGhBR7I_yeHc_PJX0pmhxjIBam_NM_Q,6',
          'my_kit-1.2.dist-info/METADATA,sha256=1F1ZF7biRzUT2l5ugKjmv4rtow5emUoXW0AesswDWg0,69',
          'my_kit-1.2.dist-info/WHEEL,sha256=SZ1ZjuWuLvvbWOOFWCq4UQFsR4T5WnWcaJwZ1_KTFEc,80',
          'my_kit-1.2.dist-info/entry_points.txt,sha256=yBoOwztQv-hzw5ukNRgGtLeA8iyCq5jydbO3h8NTUBI,33',
          'my_kit-1.2.dist-info/RECORD,,',
          '',
        ].join('\n'),
      },
    });
  });

  it('names the interpreter and the platform where modules are compiled', () => {
    const { fileName, files: content } = made({
      'kit.cpython-313-x86_64-linux-gnu.so': 'ELF',
      'kit-1.dist-info/METADATA': 'Name: kit\nVersion: 1\n',
    });
    expect(fileName).toBe('kit-1-cp313-cp313-linux_x86_64.whl');
    expect(content['kit-1.dist-info/WHEEL']).toBe(
      'Wheel-Version: 1.0\nGenerator: nx-alpine\nRoot-Is-Purelib: false\nTag: cp313-cp313-linux_x86_64\n',
    );
  });

  it.each([
    [
      'a folder of the older kind',
      {
        'Kit-1.egg-info/PKG-INFO': 'Name: Kit\nVersion: 1\nSummary: it\n',
        'Kit-1.egg-info/requires.txt': 'h11>=1\nclick\n\n[extra]\nother\n',
      },
      'Name: Kit\nVersion: 1\nRequires-Dist: h11>=1\nRequires-Dist: click\nSummary: it\n',
    ],
    ['a file of the older kind', { 'Kit-1.egg-info': 'Name: Kit\nVersion: 1\n' }, 'Name: Kit\nVersion: 1\n'],
    [
      'requirements that are in both places',
      {
        'Kit-1.egg-info/PKG-INFO': 'Name: Kit\nVersion: 1\nRequires-Dist: click\n',
        'Kit-1.egg-info/requires.txt': 'click\n',
      },
      'Name: Kit\nVersion: 1\nRequires-Dist: click\n',
    ],
  ])('reads %s', (_, texts, metadata) => {
    expect(made({ 'kit.py': '', ...texts }).files['kit-1.dist-info/METADATA']).toBe(metadata);
  });

  it('adds what the metadata should have said', () => {
    const installed = files({ 'kit-1.dist-info/METADATA': 'Name: kit\nVersion: 1\nRequires-Dist: click\n' });
    const metadata = toWheel(installed, target, ['rapidfuzz']).files.get('kit-1.dist-info/METADATA');
    expect(String(metadata)).toBe('Name: kit\nVersion: 1\nRequires-Dist: rapidfuzz\nRequires-Dist: click\n');
  });

  it('refuses what says nothing of itself', () => {
    expect(() => toWheel(files({ 'kit.py': '' }), target)).toThrow('no metadata among kit.py');
  });
});
