/** Makes names equal that some file system takes for the same; so rather one too many is protected. */
export function foldName(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
