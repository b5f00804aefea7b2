import { drawnWeights } from '../cells/drawn-weights';
import { SQUARIFY_PARTS } from '../cells/squarify';
import { formatShare } from '../share';
import { DRAW } from './draw';
import { LISTEN } from './listen';
import { READ } from './read';
import { ZOOM } from './zoom';

/** The very functions that are tested here, as text; each names nothing that is not among them. */
export const SHARED_SOURCE = [...SQUARIFY_PARTS, drawnWeights, formatShare].map(String).join('\n');

/** The page's own script, plain enough to run as it stands in every browser of the last years. */
export const PAGE_SCRIPT = [
  '(() => {',
  "'use strict';",
  SHARED_SOURCE,
  READ,
  DRAW,
  ZOOM,
  LISTEN,
  '})();',
].join('\n');
