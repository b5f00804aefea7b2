import type { Problem } from '../../../base/user-error';
import type { Export } from '../../../engines/build-request';
import { isFolder } from '../../../host/file-system';
import { isProblem, readAttributes, withPaths, type RawAttributes } from './attributes';
import { readEach, type Reading } from './reading';

const TYPES: readonly string[] = ['docker', 'oci', 'tar', 'local'] satisfies Export['type'][];

/** Reads `outputs`: what to make of the image, and where. */
export function readOutputs(raw: readonly RawAttributes[], workspaceRoot: string): Reading<Export[]> {
  return readEach(
    raw,
    (entry, index) => readOutput(entry, `outputs[${String(index)}]`, workspaceRoot),
    isProblem,
  );
}

function readOutput(raw: RawAttributes, place: string, workspaceRoot: string): Export | Problem {
  const attributes = readAttributes(raw, place);
  if (isProblem(attributes)) return attributes;
  const { type = '', dest, ...others } = Object.fromEntries(withPaths(attributes, ['dest'], workspaceRoot));
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return { what: `${place}.${unknown}: there is no such field`, fix: 'known are type and dest' };
  if (!TYPES.includes(type)) return wrongType(type, place);
  if (dest === undefined || attributes.get('dest') === '') {
    return { what: `${place}: its dest is missing`, why: 'it names the file or folder to write' };
  }
  if (type !== 'local' && isFolder(dest))
    return { what: `${place}: its dest is a folder`, why: `${type} is one file`, fix: `name a file in it` };
  return { type: type as Export['type'], destination: dest };
}

function wrongType(type: string, place: string): Problem {
  const what = `${place}: ${type === '' ? 'its type is missing' : `there is no type ${type}`}`;
  const fix =
    type === 'registry' || type === 'image'
      ? `use push and load for what ${type} does`
      : `use one of ${TYPES.join(', ')}`;
  return { what, fix };
}
