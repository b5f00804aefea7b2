import { alpineRelease } from '../../../formats/image-name/official-image';
import type { Rule } from '../../rule';
import type { StageView } from '../../subjects/stage-view';

/** Folders whose files are linked against the libraries of the release that they were made on. */
const LINKED =
  /(?:^|\/)(?:node_modules|\.?venv|site-packages|usr\/local(?:\/lib|\/bin)?|usr\/lib|usr\/bin|opt\/venv|root\/\.local|install|lib|\.so(?:\.\d+)*)\/?\*?$|^\/(?:usr\/)?(?:s?bin|lib)\//;

/** Programs or libraries that are taken from a stage on a newer release of Alpine than the one that they are to run on. */
export const mixedAlpine: Rule<'dockerfile'> = {
  id: 'dockerfile/mixed-alpine',
  severity: 'warning',
  title: 'Linked files are copied to an older Alpine release than they were made on',
  why: 'Libraries differ between releases: such files end with "symbol not found" or a missing shared library.',
  fix: 'Build all stages on the same Alpine release.',
  subject: 'dockerfile',
  *check({ stages }) {
    for (const view of stages) {
      const own = releaseOf(view);
      if (own === undefined) continue;
      for (const { from, sources, line } of view.stage.stageCopies) {
        const other = stages.find(
          ({ stage, index }) =>
            index < view.index &&
            (stage.name?.toLowerCase() === from.toLowerCase() || String(index) === from),
        );
        const theirs = other === undefined ? undefined : releaseOf(other);
        const source = sources.find((path) => LINKED.test(path));
        if (theirs === undefined || source === undefined || !isNewer(theirs, own)) continue;
        yield {
          line,
          what: `${source} was made on Alpine ${theirs} (stage "${from}") and goes to Alpine ${own}`,
        };
      }
    }
  },
};

function releaseOf({ image, isVariable }: StageView): string | undefined {
  return image === undefined || isVariable ? undefined : alpineRelease(image);
}

function isNewer(one: string, other: string): boolean {
  const minor = (release: string): number => Number(release.split('.')[1]);
  return minor(one) > minor(other);
}
