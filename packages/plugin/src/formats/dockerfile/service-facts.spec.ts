import { readServiceFacts, type ServiceFacts } from './service-facts';

const CHECK = 'HEALTHCHECK --interval=5s \\\n  CMD true\n';

it.each<[string, string, ServiceFacts]>([
  ['nothing', '', { port: undefined, hasHealthCheck: false, stageNames: [] }],
  [
    'its last stage and those below',
    `FROM a AS base\nEXPOSE 53/udp $PORT 8080/tcp 9090\nFROM base AS development\nEXPOSE 1\nFROM base\n${CHECK}`,
    { port: 8080, hasHealthCheck: true, stageNames: ['base', 'development'] },
  ],
  [
    'a stage that hides a base of its own name',
    `FROM base AS base\nEXPOSE 80\n${CHECK}FROM Base AS Last\nHEALTHCHECK none\n`,
    { port: 80, hasHealthCheck: false, stageNames: ['base', 'Last'] },
  ],
  [
    'no stage in between',
    `FROM a AS base\nFROM base AS development\nEXPOSE 1\n${CHECK}FROM base\n`,
    { port: undefined, hasHealthCheck: false, stageNames: ['base', 'development'] },
  ],
  [
    'no other stage',
    `FROM a AS tools\nEXPOSE 80\n${CHECK}FROM b\nCOPY --from=tools /x /x\n`,
    { port: undefined, hasHealthCheck: false, stageNames: ['tools'] },
  ],
])('tells of an image by %s', (_, text, facts) => {
  expect(readServiceFacts(text)).toEqual(facts);
});
