import { hashText } from '../host/file-facts';

/** Everything that decides an image, each part by its name. */
export interface InputParts {
  /** Digest of the context: paths, modes and contents. */
  readonly context: string;
  /** Texts of the Dockerfile and of the ignore file that holds; undefined for none. */
  readonly dockerfile: string;
  readonly ignoreFile: string | undefined;
  /** The options that reach the engine, by name, each as a text. */
  readonly options: ReadonlyMap<string, string>;
  /** Digests or ids of the images that the build stands on, by the name that the Dockerfile uses. */
  readonly bases: ReadonlyMap<string, string>;
  readonly platforms: readonly string[];
  /** The kind of the engine and of its store, which shape the image too. */
  readonly engine: string;
}

/** Parts by name, none of them a value that could be secret, and one digest over all. */
export interface InputDigest {
  readonly digest: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Grows when this program begins to build other images from the same inputs. */
const RECIPE = '1';

/** Makes one digest of all that decides an image: equal inputs, equal digest, on any machine. */
export function digestInputs(inputs: InputParts): InputDigest {
  const parts = sorted([
    ['recipe', RECIPE],
    ['context', inputs.context],
    ['dockerfile', `sha256:${hashText(inputs.dockerfile)}`],
    ['ignore file', inputs.ignoreFile === undefined ? 'none' : `sha256:${hashText(inputs.ignoreFile)}`],
    ['engine', inputs.engine],
    ['platforms', inputs.platforms.join(',')],
    // A value is hashed together with its name, so that equal values do not show.
    ...[...inputs.options].map(
      ([name, value]) => [`option ${name}`, `sha256:${hashText(`${name}=${value}`)}`] as const,
    ),
    ...[...inputs.bases].map(([name, digest]) => [`base ${name}`, digest] as const),
  ]);
  return { digest: `sha256:${hashText(JSON.stringify(parts))}`, parts: Object.fromEntries(parts) };
}

function sorted(parts: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return [...parts].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The tag under which a content repository keeps the image of these inputs. */
export function contentTag(repository: string, digest: string): string {
  return `${repository}:in-${digest.replace(/^sha256:/, '').slice(0, 40)}`;
}
