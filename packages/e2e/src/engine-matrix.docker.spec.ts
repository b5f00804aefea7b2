import { proveEngine } from './support/engines/prove-engine';
import { testedEngines } from './support/engines/tested-engines';

// Beside those of the other clients, so that two workers share them.
const engines = testedEngines().filter((name) => name.startsWith('docker'));

for (const name of engines) describe(`alpine-build with ${name}`, () => proveEngine(name));
