import { inImage } from '../dockerfile/place-in-image';

/** A command that runs in the place of a folder of the workspace. */
export function inFolder(folder: string, command: readonly string[]): string {
  const place = inImage(folder);
  return `cd ${/^[\w./@+-]+$/.test(place) ? place : `"${place}"`} && ${command.join(' ')}`;
}
