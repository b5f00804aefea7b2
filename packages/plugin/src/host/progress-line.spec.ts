import { ProgressLine } from './progress-line';

function record(isTTY: boolean): { line: ProgressLine; written: string[]; pass: (ms: number) => void } {
  const written: string[] = [];
  let now = 0;
  const line = new ProgressLine({ isTTY, write: (text) => written.push(text) }, () => now);
  return { line, written, pass: (ms) => (now += ms) };
}

describe('ProgressLine', () => {
  it('is silent for a second, then shows the newest text now and then, and clears it', () => {
    const { line, written, pass } = record(true);
    line.show('early');
    pass(1000);
    line.show('first');
    pass(10);
    line.show('too soon');
    pass(200);
    line.show('second');
    line.clear();
    line.clear();
    expect(written).toEqual(['\r\u001B[2Kfirst', '\r\u001B[2Ksecond', '\r\u001B[2K']);
  });

  it('is silent where there is no terminal', () => {
    const { line, written, pass } = record(false);
    pass(5000);
    line.show('text');
    line.clear();
    expect(written).toEqual([]);
  });
});
