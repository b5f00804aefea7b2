/** The parts of an image's name. */
export interface ImageReference {
  /** Without Docker Hub's host; a bare name is one of Docker's own images, or one that was built here. */
  readonly repository: string;
  /** The last part of the repository. */
  readonly name: string;
  /** Empty for none. */
  readonly tag: string;
  readonly hasDigest: boolean;
}

/** Takes an image's name apart; `docker.io/library/alpine` and `alpine` are the same. */
export function readReference(reference: string): ImageReference {
  const [named = '', digest] = reference.split('@');
  const [, path = '', tag = ''] = /^(.*?)(?::([^:/]*))?$/.exec(named) ?? [];
  const repository = path.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
  return { repository, name: repository.split('/').at(-1) ?? '', tag, hasDigest: digest !== undefined };
}
