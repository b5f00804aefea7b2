import { Add, DockerfileParser } from 'dockerfile-ast';
import { readJsonWords } from './json-words';

/** What a build takes from elsewhere, beside the images that it names. */
export interface RemoteInputs {
  /** The image that reads the Dockerfile, from `# syntax=…`; undefined for the engine's own reader. */
  readonly syntax: string | undefined;
  /** Sources that `ADD` fetches without a checksum, or may fetch, so that only the build tells what is there. */
  readonly unchecked: readonly string[];
}

/** An address, or a variable that may stand for one. */
const MAY_BE_REMOTE = /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|\$)/;

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
    .flatMap((add) => readJsonWords(add) ?? add.getArguments().map((argument) => argument.getValue()))
    .map((source) => source.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((source) => MAY_BE_REMOTE.test(source));
  return { syntax: syntax === '' ? undefined : syntax, unchecked };
}
