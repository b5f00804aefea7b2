import { viewInMemory } from '../workspace-view';
import { isCertainlyMissing } from './literal-source';

it('knows nothing of what lies behind a link, whose text nobody can read', () => {
  // As a link to a folder looks on disk: it is listed, and is no text.
  const view = { ...viewInMemory({ current: '', 'versions/1/app.py': '' }), read: () => undefined };
  const paths = ['current/app.py', 'versions/1/app.py', 'versions/1/gone.py', 'gone'];
  expect(paths.map((path) => isCertainlyMissing('', path, view))).toEqual([false, false, true, true]);
});
