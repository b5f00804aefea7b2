import { readEnvFile, type EnvFile } from '../../formats/env-file/read-env-file';

/** An env file with what all parsers read alike in it. */
export interface EnvSubject {
  readonly file: string;
  readonly text: string;
  readonly content: EnvFile;
}

export function envSubject(file: string, text: string): EnvSubject {
  return { file, text, content: readEnvFile(text) };
}
