import { join } from 'node:path';
import type { SmokeTest, VerifiedImage } from '../../image/image-record';
import { recall, remember } from './remembered-json';

/** An image that has been built and verified before, and of which inputs. */
export interface RememberedImage {
  readonly inputs: string;
  /** The engine that had it. */
  readonly engine: string;
  readonly images: readonly VerifiedImage[];
  /** The smoke test that it passed, by a hash of its plan. */
  readonly smokeTest?: { readonly plan: string; readonly result: SmokeTest };
}

/** How many images of a project are kept in mind: enough for its branches and configurations. */
const MOST = 30;

/** What is known of the image of certain inputs in an engine. */
export function recallImage(
  folder: string,
  project: string,
  inputs: string | undefined,
  engine: string,
): RememberedImage | undefined {
  return recallImages(folder, project).find((known) => known.inputs === inputs && known.engine === engine);
}

/** The newest first. */
function recallImages(folder: string, project: string): RememberedImage[] {
  const memory = recall(memoryPath(folder, project));
  return Array.isArray(memory) ? (memory as RememberedImage[]) : [];
}

/** Keeps an image in mind. Whoever asks for the same inputs looks first whether the engine still has it. */
export async function rememberImage(folder: string, project: string, image: RememberedImage): Promise<void> {
  const others = recallImages(folder, project).filter(
    ({ inputs, engine }) => inputs !== image.inputs || engine !== image.engine,
  );
  await remember(memoryPath(folder, project), [image, ...others].slice(0, MOST));
}

function memoryPath(folder: string, project: string): string {
  return join(folder, 'images', `${encodeURIComponent(project)}.json`);
}
