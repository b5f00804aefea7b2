/** Script of the page: the tree of cells, where each lies, and what is said of it. */
export const READ = `
const { cells: root, kinds } = JSON.parse(document.getElementById('context-cells').textContent);
const parents = new Map();

function linkToParents(cell) {
  for (const inner of cell.cells || []) {
    parents.set(inner, cell);
    linkToParents(inner);
  }
}
linkToParents(root);

/** The way from the root to a cell, both included. */
function wayTo(cell) {
  return cell === root ? [root] : [...wayTo(parents.get(cell)), cell];
}

/** Groups of smaller entries lie in no place of their own. */
function pathOf(cell) {
  const names = wayTo(cell).filter(({ type }, index) => index > 0 && type !== 'smaller').map(({ name }) => name);
  return names.join('/') || 'the whole context';
}

function titleOf(cell) {
  return cell.type === 'smaller' ? cell.name + ' of ' + pathOf(parents.get(cell)) : pathOf(cell);
}

function isFolder(cell) {
  return cell.type === 'folder' || cell.type === 'smaller';
}

function isAllPollution(cell) {
  return cell.kind === 'pollution' && !cell.polluted;
}

function describe(cell) {
  const holds = isFolder(cell);
  const kind = kinds[cell.kind].label;
  return [
    titleOf(cell),
    cell.type === 'smaller' ? '' : cell.type,
    holds ? cell.count : '',
    cell.size,
    formatShare(cell.bytes, root.bytes) + ' of what would be sent',
    holds && !isAllPollution(cell) ? 'mostly ' + kind : kind,
    cell.polluted ? 'pollution in it: ' + cell.polluted : '',
    holds && !cell.cells ? 'too small to be shown in parts' : '',
  ].filter(Boolean).join(', ');
}
`;
