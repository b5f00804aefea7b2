/** An IPv4 network as two unsigned 32-bit numbers. */
export interface Network {
  readonly address: number;
  readonly mask: number;
}

/** Reads /proc/net/route: hexadecimal columns in the byte order of the machine (little-endian on all that Debian supports here). */
export function parseRoutes(table: string): Network[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map((columns) => ({ address: swapped(columns[1] ?? ''), mask: swapped(columns[7] ?? '') }))
    .filter(({ mask }) => mask !== 0);
}

function swapped(hexadecimal: string): number {
  return Buffer.from(hexadecimal, 'hex').readUInt32LE(0);
}

/** The first two numbers of a free /16, such as `10.201`; the default route, which covers all, does not count. */
export function chooseSubnet(
  routes: readonly Network[],
  random: () => number = Math.random,
): string | undefined {
  const free = candidates().filter((prefix) => !routes.some((route) => overlaps(route, prefix)));
  return free[Math.floor(random() * free.length)];
}

function candidates(): string[] {
  const tens = Array.from({ length: 150 }, (_, index) => `10.${index + 100}`);
  const rest = Array.from({ length: 16 }, (_, index) => `172.${index + 16}`);
  return [...tens, ...rest];
}

function overlaps({ address, mask }: Network, prefix: string): boolean {
  const [first = 0, second = 0] = prefix.split('.').map(Number);
  const candidate = first * 2 ** 24 + second * 2 ** 16;
  const common = mask & 0xffff0000;
  return (address & common) === (candidate & common);
}
