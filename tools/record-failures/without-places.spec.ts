import { withoutPlaces } from './without-places';

describe('withoutPlaces', () => {
  it('leaves nothing of the machine and the day in a log', () => {
    const id = '0123456789abcdef'.repeat(4);
    const log = [
      '#5 12.345 out',
      '#5 DONE 1.2s',
      '7.250 out',
      `#6 sha256:${id}`,
      'Error: stat /tmp/failing-x/nowhere: lookup registry-1.docker.io on 192.0.2.1:53: no such host',
      'time="2026-11-26T07:59:15Z" level=warning msg="/tmp/run/storage at 127.0.0.1:40123"',
      '--> 0123456789ab',
      'ref aeca-4d19::jbg3: open /x/buildkit-mount218/y',
    ].join('\n');
    const places = {
      '/context': '/tmp/failing-x',
      '/engine': '/tmp/run',
      '127.0.0.1:5000': '127.0.0.1:40123',
    };
    expect(withoutPlaces(log, places).split('\n')).toEqual([
      '#5 0.100 out',
      '#5 DONE 0.1s',
      '0.100 out',
      `#6 sha256:${'0'.repeat(64)}`,
      'Error: stat /context/nowhere: lookup registry.example.com on 10.0.0.2:53: no such host',
      'time="2026-01-01T00:00:00Z" level=warning msg="/engine/storage at 127.0.0.1:5000"',
      '--> 000000000000',
      'ref 0::0: open /x/buildkit-mount1/y',
    ]);
  });
});
