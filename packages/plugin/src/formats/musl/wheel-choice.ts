import type { MuslTarget } from './musl-target';
import { isForPlatform, readWheelTags, suitsMusl } from './wheel-tags';

/** What pip finds among the files of a package on Alpine. */
export interface WheelChoice {
  /** The name of a wheel that it takes. */
  readonly suiting: string | undefined;
  readonly hasSources: boolean;
  /** Wheels for some machine show that there is something to compile. */
  readonly hasMachineCode: boolean;
}

/** Looks at the names of a package's files, for Python as in `3.13`. */
export function chooseWheel(files: readonly string[], python: string, target: MuslTarget): WheelChoice {
  const wheels = files.flatMap((file) => {
    const tags = readWheelTags(file);
    return tags === undefined ? [] : [{ file, tags }];
  });
  return {
    suiting: wheels.find(({ tags }) => suitsMusl(tags, python, target))?.file,
    hasSources: files.some((file) => /\.(?:tar\.\w+|tgz|zip)$/.test(file)),
    hasMachineCode: wheels.some(({ tags }) => isForPlatform(tags)),
  };
}
