/** The files that ldd names, the loader among them; the kernel's own linux-vdso is no file. */
export function parseLdd(output: string): string[] {
  return Array.from(output.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm), ([, path = '']) => path);
}
