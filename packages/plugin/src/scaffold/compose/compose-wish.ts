import type { StockName } from './stock-images';

/** What a compose file is asked for. */
export interface ComposeWish {
  /** Beside the project, or at the workspace root. */
  readonly layout: 'project' | 'workspace';
  /** From the workspace root; undefined where the project has none yet. */
  readonly dockerfile: string | undefined;
  readonly services: readonly StockName[];
  /** What becomes of data when containers are removed: `volume` keeps them, `memory` does not. */
  readonly data: 'volume' | 'memory';
  /** Undefined for the one that the Dockerfile exposes. */
  readonly port: number | undefined;
}
