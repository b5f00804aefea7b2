import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILES_OF_A_SERVICE = 20;
const BASE = 'python:3.13-alpine3.24';

/** A workspace of small services, each with an image of its own. */
export class Services {
  readonly names: readonly string[];
  #edits = 0;

  constructor(
    readonly root: string,
    count: number,
  ) {
    this.names = Array.from({ length: count }, (_, index) => `service-${index}`);
    for (const name of this.names) this.#add(name);
  }

  /** The Dockerfile of a service, from the root. */
  static dockerfile(name: string): string {
    return `services/${name}/alpine.Dockerfile`;
  }

  /** Changes one file in each of the named services, to what it never was before. */
  edit(names: readonly string[]): void {
    this.#edits += 1;
    for (const name of names) this.#write(`services/${name}/src/0.py`, `edit = ${this.#edits}\n`);
  }

  #add(name: string): void {
    const folder = `services/${name}`;
    for (let index = 0; index < FILES_OF_A_SERVICE; index += 1)
      this.#write(`${folder}/src/${index}.py`, `name = "${name}-${index}"\n`.repeat(20));
    const lines = [`FROM ${BASE}`, 'WORKDIR /app', `COPY ${folder}/src .`, 'USER 10001', ''];
    this.#write(Services.dockerfile(name), lines.join('\n'));
    this.#write(`${Services.dockerfile(name)}.dockerignore`, `*\n!${folder}/src\n`);
  }

  #write(path: string, content: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
