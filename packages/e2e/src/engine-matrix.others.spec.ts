import { engineNames } from '../../../tools/dist/engine/matrix/engines';
import { proveEngine } from './support/engines/prove-engine';
import { testedEngines } from './support/engines/tested-engines';

const engines = testedEngines().filter((name) => !name.startsWith('docker'));

it('every engine must be there beside the private engine of CI', () => {
  expect(testedEngines({ CI: 'true', NX_ALPINE_ENGINE: 'private' })).toEqual(engineNames);
});

for (const name of engines) describe(`alpine-build with ${name}`, () => proveEngine(name));
