const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  kiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

/** The bytes that a size such as `150 MB` or `1.5 GiB` stands for; its form has been checked by the schema. */
export function readSize(text: string): number {
  const [, amount = '0', unit = 'B'] = /^([\d.]+)\s*(\w+)$/.exec(text) ?? [];
  return Math.floor(Number(amount) * (UNITS[unit] ?? 1));
}
