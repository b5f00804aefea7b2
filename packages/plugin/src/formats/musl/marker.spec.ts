import { holdsInImage } from './marker';

it.each<[string, boolean]>([
  ["sys_platform == 'win32'", false],
  ["sys_platform != 'win32'", true],
  ['platform_system == "Linux" and os_name == "posix"', true],
  ["platform_machine == 'x86_64'", true],
  ["platform_machine == 'aarch64' or (platform_machine == 'ppc64le' or platform_machine == 'amd64')", false],
  ["platform_machine in 'x86_64 amd64'", true],
  ["'arm' in platform_machine", false],
  ["sys_platform not in 'win32 cygwin'", true],
  ["implementation_name == 'pypy'", false],
  ["platform_python_implementation != 'PyPy'", true],
  ["python_version < '3.11'", false],
  ["python_version >= '3.9'", true],
  ["python_version ~= '3.12'", true],
  ["python_full_version >= '3.13.1'", true],
  ["python_full_version < '3.14'", true],
  ["python_full_version == '3.13.*'", true],
  ["'3.12' <= python_version", true],
  ["'3.14' < python_version", false],
  ["python_version in '3.12, 3.13'", true],
  ["sys_platform == 'win32' and python_version >= '3.9' or sys_platform == 'linux'", true],
  ["sys_platform == 'win32' and (python_version >= '3.9' or sys_platform == 'linux')", false],
  ["(sys_platform == 'linux' or os_name == 'nt') and python_version < '3.0'", false],
  // What an image cannot know counts as true.
  ["extra == 'standard'", true],
  ["extra == 'standard' and sys_platform == 'win32'", false],
  ["platform_release >= '6'", true],
  ['', true],
])('whether %j holds: %s', (marker, expected) => {
  expect(holdsInImage(marker, '3.13', { architecture: 'amd64' })).toBe(expected);
});

it('goes by the architecture', () => {
  expect(holdsInImage("platform_machine == 'aarch64'", '3.14', { architecture: 'arm64' })).toBe(true);
});
