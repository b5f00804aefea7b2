import { makeTree, type TemporaryTree } from '../../testing/temporary-tree';
import { claimPlace, readPlace } from './sticky-environment';

const { signal } = new AbortController();
let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree();
});

afterEach(() => tree.remove());

it('holds for all parts of the tests of a project what the first of them claimed', async () => {
  const shop = { folder: tree.root, project: 'shop' };
  const wishes = ['staging', 'local', 'local'] as const;
  expect(readPlace(shop)).toBeUndefined();
  const places = await Promise.all(wishes.map((wish) => claimPlace(shop, wish, signal)));
  expect(new Set(places)).toEqual(new Set([readPlace(shop)]));
  expect(await claimPlace({ ...shop, project: 'cart' }, 'local', signal)).toBe('local');
  expect(await claimPlace({ ...shop, project: 'mail' }, 'staging', signal)).toBe('staging');
});
