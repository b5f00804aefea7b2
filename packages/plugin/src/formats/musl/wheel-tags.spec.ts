import { isForPlatform, readWheelTags, suitsMusl, type WheelTags } from './wheel-tags';

const tagsOf = (file: string): WheelTags => {
  const tags = readWheelTags(file);
  if (tags === undefined) throw new Error(`${file} is no wheel`);
  return tags;
};

it('reads the tags of a wheel', () => {
  expect(readWheelTags('numpy-2.3.4-cp313-cp313-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl')).toEqual({
    pythons: ['cp313'],
    abis: ['cp313'],
    platforms: ['manylinux_2_27_x86_64', 'manylinux_2_28_x86_64'],
  });
  expect(readWheelTags('six-1.17.0-1-py2.py3-none-any.whl')).toEqual({
    pythons: ['py2', 'py3'],
    abis: ['none'],
    platforms: ['any'],
  });
  expect(readWheelTags('six-1.17.0.tar.gz')).toBeUndefined();
  expect(readWheelTags('six.whl')).toBeUndefined();
});

it.each<[string, boolean]>([
  ['any-1-py3-none-any.whl', true],
  ['any-1-py2.py3-none-any.whl', true],
  ['any-1-py312-none-any.whl', true],
  ['any-1-py314-none-any.whl', false],
  ['any-1-py2-none-any.whl', false],
  ['any-1-cp313-none-any.whl', true],
  ['any-1-cp312-none-any.whl', false],
  ['own-1-cp313-cp313-musllinux_1_2_x86_64.whl', true],
  ['own-1-cp313-cp313-musllinux_1_1_x86_64.whl', true],
  ['own-1-cp313-cp313-musllinux_2_0_x86_64.whl', false],
  ['own-1-cp313-cp313-musllinux_1_2_aarch64.whl', false],
  ['own-1-cp313-cp313-manylinux_2_17_x86_64.musllinux_1_2_x86_64.whl', true],
  ['own-1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl', false],
  ['own-1-cp313-cp313-linux_x86_64.whl', false],
  ['own-1-cp313-cp313t-musllinux_1_2_x86_64.whl', false],
  ['own-1-cp312-cp312-musllinux_1_2_x86_64.whl', false],
  ['abi-1-cp39-abi3-musllinux_1_2_x86_64.whl', true],
  ['abi-1-cp313-abi3-musllinux_1_2_x86_64.whl', true],
  ['abi-1-cp314-abi3-musllinux_1_2_x86_64.whl', false],
  ['abi-1-cp39-abi3-manylinux_2_34_x86_64.whl', false],
  ['tool-1-py3-none-musllinux_1_2_x86_64.whl', true],
  ['other-1-pp311-pypy311_pp73-musllinux_1_2_x86_64.whl', false],
])('whether Python 3.13 on Alpine takes %s: %s', (file, expected) => {
  expect(suitsMusl(tagsOf(file), '3.13', { architecture: 'amd64' })).toBe(expected);
});

it('goes by the architecture', () => {
  const tags = tagsOf('own-1-cp314-cp314-musllinux_1_2_aarch64.whl');
  expect(suitsMusl(tags, '3.14', { architecture: 'arm64' })).toBe(true);
  expect([isForPlatform(tags), isForPlatform(tagsOf('any-1-py3-none-any.whl'))]).toEqual([true, false]);
});
