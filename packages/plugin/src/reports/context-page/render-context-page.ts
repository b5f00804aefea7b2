import { arrangeCells } from './cells/arrange-cells';
import { CONTENT_KINDS } from './content-kind';
import { contentPolicy } from './content-policy';
import type { ContextPicture } from './context-picture';
import { buildFolderTree, sum, type FolderEntry } from './folder-tree';
import { embeddableJson, markup, Markup } from './markup';
import { exclusions } from './page/exclusions';
import { fileTable } from './page/files';
import { folderTables } from './page/folders';
import { header } from './page/header';
import { pollutionNote } from './page/pollution';
import { problemList } from './page/problems';
import { treemap } from './page/treemap';
import { PAGE_SCRIPT } from './script/page-script';
import { PAGE_STYLE } from './style/page-style';

/** Renders a picture of a build context as one HTML page that needs nothing beside it; the same picture gives the same page. */
export function renderContextPage(picture: ContextPicture): string {
  const tree = buildFolderTree(picture.sent);
  const excluded = sum(picture.excludedByLine);
  const page = markup`<!doctype html>
<html lang="en">
${head(picture.project)}
<body>
${header(picture, tree, excluded)}
<main>
${pollutionNote(picture, tree)}
${tree.files > 0 ? sentSections(picture, tree) : nothingSent()}
${exclusions(picture, excluded)}
${problemList(picture.problems)}
</main>
<footer>Made by nx-alpine. Sizes are in powers of 1000: 1 kB is 1,000 bytes.</footer>
${tree.files > 0 ? script(tree) : ''}
</body>
</html>
`;
  return page.html;
}

function head(project: string): Markup {
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(PAGE_SCRIPT, PAGE_STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Build context of ${project}</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>`;
}

function sentSections({ sent }: ContextPicture, tree: FolderEntry): Markup {
  return markup`${treemap(tree)}
${folderTables(tree)}
${fileTable(sent, tree.bytes)}`;
}

function nothingSent(): Markup {
  return markup`<section aria-labelledby="nothing">
<h2 id="nothing">Nothing would be sent</h2>
<p>The context holds no file, or the ignore file leaves all of them out.</p>
</section>`;
}

function script(tree: FolderEntry): Markup {
  const cells = embeddableJson({ kinds: CONTENT_KINDS, cells: arrangeCells(tree) });
  return markup`<script type="application/json" id="context-cells">${new Markup(cells)}</script>
<script>${new Markup(PAGE_SCRIPT)}</script>`;
}
