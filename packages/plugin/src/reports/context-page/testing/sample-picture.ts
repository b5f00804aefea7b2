import type { ContextPicture, PicturedFile } from '../context-picture';

/** A file that would be sent. */
export function sentFile(path: string, bytes: number, facts: Partial<PicturedFile> = {}): PicturedFile {
  return { path, bytes, kind: 'file', pollution: null, ...facts };
}

/** A picture of nothing, with what a test wants to be otherwise. */
export function pictureOf(facts: Partial<ContextPicture>): ContextPicture {
  return {
    project: 'orders',
    dockerfile: 'services/orders/alpine.Dockerfile',
    ignoreFile: '.dockerignore',
    dialect: 'docker',
    sent: [],
    excludedByLine: [],
    problems: [],
    ...facts,
  };
}

/** Many files of a workspace in uneven sizes, the same at each call. */
export function manyFiles(count: number): PicturedFile[] {
  return Array.from({ length: count }, (_, index) =>
    sentFile(
      `packages/library-${index % 97}/src/feature-${index % 1009}/module-with-a-long-name-${index}.component.ts`,
      (index * 7919) % 50_021,
    ),
  );
}
