import { engineNames, type EngineName } from '../engine/matrix/engines';

/** Docker says the same whichever store it keeps its images in. */
export type RecordedEngine = Exclude<EngineName, 'docker-containerd'>;

/** The engines whose failures are recorded. */
export const recordedEngines: readonly RecordedEngine[] = engineNames.filter(isRecorded);

/** Whether an engine's failures are recorded. */
export function isRecorded(name: EngineName): name is RecordedEngine {
  return name !== 'docker-containerd';
}
