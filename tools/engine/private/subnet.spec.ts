import { chooseSubnet, parseRoutes, type Network } from './subnet';

const network = (a: number, b: number, bits: number): Network => ({
  address: a * 2 ** 24 + b * 2 ** 16,
  mask: 2 ** 32 - 2 ** (32 - bits),
});

describe('parseRoutes', () => {
  it('reads addresses from the right end and leaves out the default route', () => {
    const table = [
      'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
      'eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0',
      'nxa0\t0000E70A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0',
    ].join('\n');
    expect(parseRoutes(table)).toEqual([network(10, 231, 16)]);
  });
});

describe('chooseSubnet', () => {
  const first = (): number => 0;
  const last = (): number => 0.999999;

  it('chooses among 10.100 to 10.249 and the private part of 172', () => {
    expect([chooseSubnet([], first), chooseSubnet([], last)]).toEqual(['10.100', '172.31']);
  });

  it('avoids what is in use, be it smaller or larger than the subnet', () => {
    expect(chooseSubnet([network(10, 100, 24), network(10, 101, 16)], first)).toBe('10.102');
    expect(chooseSubnet([network(10, 0, 8)], first)).toBe('172.16');
    expect(chooseSubnet([network(172, 16, 12)], last)).toBe('10.249');
  });

  it('says so when nothing is free', () => {
    expect(chooseSubnet([network(10, 0, 8), network(172, 16, 12)], first)).toBeUndefined();
  });
});
