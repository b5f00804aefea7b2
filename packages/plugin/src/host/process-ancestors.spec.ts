import { findAncestors } from './process-ancestors';

it('begins with the parent and goes up', async () => {
  const ancestors = await findAncestors();
  expect(ancestors[0]?.pid).toBe(process.ppid);
  expect(new Set(ancestors.map(({ pid }) => pid)).size).toBe(ancestors.length);
});
