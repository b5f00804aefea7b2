import { officialName } from '../../formats/image-name/official-image';

const ROOT: ReadonlySet<string> = new Set([
  'alpine',
  'node',
  'python',
  'golang',
  'ruby',
  'rust',
  'eclipse-temurin',
  'debian',
  'ubuntu',
]);

/** Whether an image is one of those for a project's own programs that are known to start as root. */
export function startsAsRoot(image: string): boolean {
  return ROOT.has(officialName(image) ?? '');
}
