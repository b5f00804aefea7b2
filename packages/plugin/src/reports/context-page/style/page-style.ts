import { COLOURS } from './colours';
import { MEDIA } from './media';
import { PAGE } from './page';
import { TREEMAP } from './treemap';

/** The page's own style sheet. */
export const PAGE_STYLE = [COLOURS, PAGE, TREEMAP, MEDIA].join('');
