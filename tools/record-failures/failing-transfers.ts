import type { RecordedEngine } from './recorded-engine';
import { LOAD, PUSH, SAVE } from './commands';

/** A push, a pull, a save or a load that fails in a known way. */
export interface FailingTransfer {
  readonly id: string;
  /** The commands, of which the last fails; `REGISTRY` and `HTTP` stand for registries as in a FailingBuild. */
  readonly commands: (engine: RecordedEngine) => readonly (readonly string[])[];
  readonly files?: Readonly<Record<string, string>>;
  readonly engines?: readonly RecordedEngine[];
}

const IMAGE = 'python:3.13-alpine3.24';
const CONTAINERS: readonly RecordedEngine[] = ['podman', 'buildah'];
const push = (id: string, reference: string, engines?: readonly RecordedEngine[]): FailingTransfer => ({
  id,
  commands: (engine) => [['pull', IMAGE], ...PUSH[engine](IMAGE, reference)],
  ...(engines !== undefined && { engines }),
});
const pull = (id: string, reference: string, engines?: readonly RecordedEngine[]): FailingTransfer => ({
  id,
  commands: () => [['pull', reference]],
  ...(engines !== undefined && { engines }),
});

/** What goes wrong between an engine, registries and archives. */
export const FAILING_TRANSFERS: readonly FailingTransfer[] = [
  push('push-denied.push', 'REGISTRY/forbidden:1'),
  push('login-needed.push', 'REGISTRY/private:1'),
  push('registry-failing.push', 'REGISTRY/unavailable:1'),
  push('registry-rate-limit.push', 'REGISTRY/limited:1'),
  push('repository-unknown.push', 'REGISTRY/unknown:1'),
  push('connection-refused.push', '127.0.0.1:1/base:1'),
  push('registry-name-unknown.push', 'registry.example.com/base:1'),
  push('registry-speaks-http.push', 'HTTP/base:1', CONTAINERS),
  pull('pull-denied.pull', 'REGISTRY/forbidden:1'),
  pull('login-needed.pull', 'REGISTRY/private:1'),
  pull('registry-failing.pull', 'REGISTRY/unavailable:1'),
  pull('registry-rate-limit.pull', 'REGISTRY/limited:1'),
  pull('image-unknown.pull', 'REGISTRY/unknown:1'),
  pull('connection-refused.pull', '127.0.0.1:1/base:1'),
  pull('registry-name-unknown.pull', 'registry.example.com/base:1'),
  pull('registry-speaks-http.pull', 'HTTP/base:1', CONTAINERS),
  {
    id: 'image-gone.save',
    commands: (engine) => [SAVE[engine]('registry.example.com/nothing:1', 'image.tar')],
  },
  {
    id: 'archive-place-missing.save',
    commands: (engine) => [['pull', IMAGE], SAVE[engine](IMAGE, 'nowhere/image.tar')],
  },
  {
    id: 'archive-damaged.load',
    commands: (engine) => [LOAD[engine]('image.tar')],
    files: { 'image.tar': 'no archive\n' },
  },
];
