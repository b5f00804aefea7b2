import { parseLdd } from './ldd';

describe('parseLdd', () => {
  it('names libraries and the loader, and not linux-vdso', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007f99ef6be000)',
      '\tlibstdc++.so.6 => /lib/x86_64-linux-gnu/libstdc++.so.6 (0x00007f99ef400000)',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f99ef13e000)',
      '\t/lib64/ld-linux-x86-64.so.2 (0x00007f99ef6c0000)',
    ].join('\n');
    expect(parseLdd(output)).toEqual([
      '/lib/x86_64-linux-gnu/libstdc++.so.6',
      '/lib/x86_64-linux-gnu/libc.so.6',
      '/lib64/ld-linux-x86-64.so.2',
    ]);
  });

  it('names nothing for a static program', () => {
    expect(parseLdd('\tnot a dynamic executable')).toEqual([]);
  });
});
