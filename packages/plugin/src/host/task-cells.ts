/** What both threads see: how many tasks there are, which is the next, and whether to stop. */
export const Cell = { Added: 0, Next: 1, Closed: 2, Aborted: 3 } as const;

/** How many cells there are. */
export const CELLS = 4;
