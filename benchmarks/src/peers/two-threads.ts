import { readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { isMainThread, parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';

const ADDED = 0;
const NEXT = 1;
const CLOSED = 2;
const PACKET = 32;

function removeCache(folder: string): void {
  for (const name of readdirSync(folder)) unlinkSync(`${folder}/${name}`);
  rmdirSync(folder);
}

/**
 * The least that two threads of Node can do: one searches, both delete. It protects nothing, counts nothing, and follows a
 * link that takes a folder's place; so it shows what is left for all that.
 */
function searchAndRemove(root: string): void {
  const cells = new Int32Array(new SharedArrayBuffer(12));
  const worker = new Worker(__filename, { workerData: cells });
  const caches: string[] = [];
  const pending = [root];
  let sent = 0;
  const send = (): void => {
    worker.postMessage(caches.slice(sent));
    sent = caches.length;
    Atomics.store(cells, ADDED, sent);
    Atomics.notify(cells, ADDED);
  };
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory())
        (entry.name === '__pycache__' ? caches : pending).push(`${folder}/${entry.name}`);
    }
    if (caches.length - sent >= PACKET) send();
  }
  send();
  Atomics.store(cells, CLOSED, 1);
  Atomics.notify(cells, ADDED);
  for (let next = Atomics.add(cells, NEXT, 1); next < caches.length; next = Atomics.add(cells, NEXT, 1)) {
    removeCache(caches[next] ?? '');
  }
}

function helpRemoving(cells: Int32Array): void {
  const caches: string[] = [];
  for (;;) {
    const next = Atomics.add(cells, NEXT, 1);
    while (next >= Atomics.load(cells, ADDED)) {
      if (Atomics.load(cells, CLOSED) === 1 && next >= Atomics.load(cells, ADDED)) return;
      Atomics.wait(cells, ADDED, Atomics.load(cells, ADDED), 10);
    }
    while (caches.length <= next) {
      const received = parentPort && receiveMessageOnPort(parentPort);
      if (received) caches.push(...(received.message as string[]));
    }
    removeCache(caches[next] ?? '');
  }
}

if (isMainThread) searchAndRemove(process.argv[2] ?? '.');
else helpRemoving(workerData as Int32Array);
