import type { KnownFailure } from '../known-failure';

/** What goes wrong between an engine's images and files. */
export const ARCHIVE_FAILURES: readonly KnownFailure[] = [
  {
    id: 'image-gone',
    class: 'infrastructure',
    sign: /No such image: (\S+)|An image does not exist locally with the tag: (\S+)|(\S+): image not known|^Error response from daemon: reference does not exist/m,
    what: 'The engine does not have the image any more',
    why: '$&',
    fix: 'run the target again, and see that nothing removes images meanwhile (prune)',
  },
  {
    id: 'archive-place-missing',
    class: 'yours',
    sign: /invalid output path: [^\n]*|opening file "([^"\n]+)": [^\n]*|creating (?:oci|docker)[ -]archive[^\n]*: no such file or directory/,
    what: 'The archive cannot be written where it is wanted',
    why: '$&',
    fix: 'check the option `outputs`, and make the folder first',
  },
  {
    // Docker 26 says "unexpected EOF" and nothing else.
    id: 'archive-damaged',
    class: 'yours',
    sign: /^Error processing tar file\(exit status \d+\): unexpected EOF|payload does not match any of the supported image formats|loading tar component "[^"\n]*": [^\n]*|archive\/tar: invalid tar header|(?<![^])unexpected EOF\s*(?![^])/m,
    what: 'The archive to load is damaged, or none of an image',
    why: '$&',
    fix: 'make it again',
  },
];
