/** What a finding says of an engine, which can confirm or refute it. */
export type Claim =
  /** The engine finds none of these sources in a context. */
  | {
      readonly kind: 'sources-missing';
      /** From the workspace root. */
      readonly contextRoot: string;
      /** The one that holds, from the workspace root. */
      readonly ignoreFile: string | undefined;
      /** From the root of the context, without wildcards. */
      readonly sources: readonly string[];
    }
  /** The engine refuses an ignore file with such a text. */
  | { readonly kind: 'ignore-file-refused'; readonly text: string }
  /** The engine cannot read a Dockerfile. */
  | { readonly kind: 'dockerfile-unreadable'; readonly file: string; readonly line: number }
  /** A Dockerfile names a stage that there is not, and no image is called so. */
  | { readonly kind: 'stage-unknown'; readonly file: string; readonly name: string }
  /** Compose refuses a file, for a cause that its message names. */
  | { readonly kind: 'compose-refused'; readonly file: string; readonly cause: ComposeCause }
  /** An image runs as root where nobody says otherwise. */
  | { readonly kind: 'image-runs-as-root'; readonly image: string }
  /** An image is Alpine, of a release line where one is named, or is not Alpine. */
  | {
      readonly kind: 'image-is-alpine';
      readonly image: string;
      readonly is: boolean;
      readonly release?: string;
    };

export type ComposeCause =
  | { readonly kind: 'yaml' }
  | { readonly kind: 'unknown-service'; readonly name: string }
  /** As it is written in the file. */
  | { readonly kind: 'no-env-file'; readonly path: string };
