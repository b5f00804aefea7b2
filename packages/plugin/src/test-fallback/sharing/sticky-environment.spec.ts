import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { claimPlace, readPlace } from './sticky-environment';

const { signal } = new AbortController();
let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
});

afterEach(() => tree.remove());

const local = { place: 'local' } as const;
const staging = { place: 'staging', cause: { class: 'engine-down', reason: 'it is down' } } as const;

it('holds for all parts of the tests of a project what the first of them claimed, with its cause', async () => {
  const shop = { folder: tree.root, project: 'shop' };
  expect(readPlace(shop)).toBeUndefined();
  const claims = await Promise.all([staging, local, local].map((wish) => claimPlace(shop, wish, signal)));
  expect(new Set(claims.map((claim) => JSON.stringify(claim)))).toEqual(
    new Set([JSON.stringify(readPlace(shop))]),
  );
  expect(await claimPlace({ ...shop, project: 'cart' }, local, signal)).toEqual(local);
  expect(await claimPlace({ ...shop, project: 'mail' }, staging, signal)).toEqual(staging);
  expect(await claimPlace({ ...shop, project: 'mail' }, local, signal)).toEqual(staging);
});
