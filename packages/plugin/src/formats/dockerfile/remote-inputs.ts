import { Add, DockerfileParser } from 'dockerfile-ast';

/** What a build takes from elsewhere, beside the images that it names. */
export interface RemoteInputs {
  /** The image that reads the Dockerfile, from `# syntax=…`; undefined for the engine's own reader. */
  readonly syntax: string | undefined;
  /** Addresses that `ADD` fetches without a checksum, so that only the fetch tells what is there. */
  readonly unchecked: readonly string[];
}

/** Reads what a Dockerfile takes from the network by itself; what RUN steps do is theirs. */
export function findRemoteInputs(text: string): RemoteInputs {
  const dockerfile = DockerfileParser.parse(text);
  const syntax = dockerfile
    .getDirectives()
    .find((directive) => directive.getName().toLowerCase() === 'syntax')
    ?.getValue();
  const unchecked = dockerfile
    .getInstructions()
    .filter((instruction) => instruction instanceof Add)
    .filter((add) => !add.getFlags().some((flag) => flag.getName() === 'checksum'))
    .flatMap((add) => add.getArguments().slice(0, -1))
    .map((argument) => argument.getValue())
    .filter((source) => /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/)/.test(source));
  return { syntax: syntax === '' ? undefined : syntax, unchecked };
}
