import { filesInMemory } from '../workspace-files';
import { planIgnoreFile } from './plan-ignore-file';

it('lets in what was built before the image, after what excludes its name', () => {
  const project = { name: 'api', root: 'apps/api', dependencies: [] };
  const files = filesInMemory({
    'apps/api/Dockerfile': 'FROM node\nCOPY package.json dist/libs/kit ./\nCOPY apps/api/dist /app\n',
  });
  const parts = planIgnoreFile(project, 'apps/api/Dockerfile', files).file.content.split('\n\n');
  expect([parts[0]?.split('\n').at(-1), parts.at(-1)?.split('\n').slice(1, -1)]).toEqual([
    '!package.json',
    ['apps/api/dist', 'dist/libs/kit'].flatMap((folder) => [
      `!${folder}`,
      `${folder}/**/node_modules`,
      `${folder}/**/.env*`,
      `${folder}/**/.git`,
    ]),
  ]);
});
