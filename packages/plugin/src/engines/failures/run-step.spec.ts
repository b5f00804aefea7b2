import { readFailedStep } from './run-step';

const ENDING = 'Error: building at STEP "RUN sh": exit status 3\n';
const read = (log: string): unknown => readFailedStep(log, 'services/api/alpine.Dockerfile');
const step = (lines: string[], more = {}): unknown => ({
  status: '3',
  line: undefined,
  instruction: 'RUN sh',
  lines,
  ...more,
});

describe('a failed step in a log of podman or buildah', () => {
  it('has the lines between its name and its end', () => {
    const log = `STEP 1/3: FROM a\nSTEP 2/3: RUN true\nnothing\n--> 0123456789ab\nSTEP 3/3: RUN sh\none\ntwo\nsubprocess exited with status 3\nsubprocess exited with status 3\n${ENDING}`;
    expect(read(log)).toEqual(step(['one', 'two']));
  });

  it('is found among several stages', () => {
    const log = `[1/2] STEP 1/2: FROM a AS b\n[1/2] STEP 2/2: RUN false || true\nno\n[2/2] STEP 1/2: FROM a\n[2/2] STEP 2/2: RUN sh\none\n${ENDING}`;
    expect(read(log)).toEqual(step(['one']));
  });

  it('is found where one stream arrives after the other', () => {
    const log = `complaint\nsubprocess exited with status 3\n${ENDING}STEP 1/2: FROM a\nSTEP 2/2: RUN sh\none\n`;
    expect(read(log)).toEqual(step(['complaint', 'one']));
  });

  it('ends where its last line has no end', () => {
    const log = `STEP 1/1: RUN sh\none\ntwosubprocess exited with status 3\nsubprocess exited with status 3\n${ENDING}`;
    expect(read(log)).toEqual(step(['one', 'two']));
  });

  it('is known by its end alone where the client was to be silent', () => {
    expect(read(`sh: not found\n${ENDING}`)).toEqual(step(['sh: not found']));
  });

  it('is known behind a runtime, and with quotation marks in its name', () => {
    const end = 'Error: building at STEP "RUN echo "a": b": while running runtime: exit status 3\n';
    expect(read(`STEP 1/1: RUN echo "a": b\none\n${end}`)).toEqual(
      step(['one'], { instruction: 'RUN echo "a": b' }),
    );
  });

  it('is one that ran: what was refused before is none', () => {
    const log =
      'STEP 1/1: RUN sh\nError: building at STEP "RUN sh": determining run uid: exit status 3 of what\n';
    expect(read(log)).toBeUndefined();
  });
});

describe('a failed step in a log of BuildKit', () => {
  it('may itself have built with podman', () => {
    const lines = ['STEP 1/1: RUN false', 'Error: building at STEP "RUN false": exit status 1'];
    const log = [
      '#7 [build 3/3] RUN sh',
      ...lines.map((line) => `#7 0.100 ${line}`),
      '#7 ERROR: executor failed running [/bin/sh -c sh]: exit code: 3',
    ].join('\n');
    expect(read(log)).toEqual(step(lines));
  });

  it('is known by its end alone where Docker 20.10 was to be silent', () => {
    expect(read('executor failed running [/bin/sh -c sh]: exit code: 3')).toEqual(
      step([], { instruction: undefined }),
    );
  });

  it('is not one that was given up because another failed', () => {
    const log =
      '#5 ERROR: process "five" did not complete successfully: exit code: 137: context canceled\n#7 ERROR: process "seven" did not complete successfully: exit code: 3';
    expect(read(log)).toEqual(step([], { instruction: undefined }));
  });
});
