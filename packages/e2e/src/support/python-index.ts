import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { pythonIndexPath } from '../../../../tools/dist/engine/stand-ins/package-host';
import { wheelhouse } from '../../../../tools/dist/engine/templates/wheelhouse';

const filesPath = '/python/files/';

/** Answers what a package manager of Python asks a simple index (PEP 503), and says whether it was asked that. */
export function answerAsPythonIndex(request: IncomingMessage, response: ServerResponse): boolean {
  const path = new URL(request.url ?? '/', 'http://index').pathname;
  if (path.startsWith(pythonIndexPath)) {
    void answerWithList(path.slice(pythonIndexPath.length).replace(/\/$/, ''), response);
    return true;
  }
  if (path.startsWith(filesPath)) {
    response.setHeader('content-type', 'application/octet-stream');
    createReadStream(join(wheelhouse(), basename(path)))
      .once('error', () => response.writeHead(404).end())
      .pipe(response);
    return true;
  }
  return false;
}

async function answerWithList(name: string, response: ServerResponse): Promise<void> {
  const wanted = name.toLowerCase().replaceAll(/[-_.]+/g, '_');
  const files = (await readdir(wheelhouse()).catch(() => [])).filter((file) => file.startsWith(`${wanted}-`));
  const links = await Promise.all(files.map(linkTo));
  response.writeHead(files.length > 0 ? 200 : 404, { 'content-type': 'text/html' });
  response.end(`<!doctype html>\n<title>${name}</title>\n${links.join('\n')}\n`);
}

async function linkTo(file: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(join(wheelhouse(), file)))
    .digest('hex');
  return `<a href="${filesPath}${file}#sha256=${hash}">${file}</a>`;
}
