/** Script of the page: keys, pointer, and a changed width. */
export const LISTEN = `
const picture = document.getElementById('picture');
const AHEAD = {
  ArrowLeft: (from, to) => from.left - to.right,
  ArrowRight: (from, to) => to.left - from.right,
  ArrowUp: (from, to) => from.top - to.bottom,
  ArrowDown: (from, to) => to.top - from.bottom,
};

/** The cell next to one in the direction of an arrow key: beside it if any is, else the least aside. */
function neighbour(button, key) {
  const [start, end] = key === 'ArrowLeft' || key === 'ArrowRight' ? ['top', 'bottom'] : ['left', 'right'];
  const from = button.getBoundingClientRect();
  const ahead = [...map.children].map((other) => {
    const to = other.getBoundingClientRect();
    const aside = Math.max(0, 1 + Math.max(to[start] - from[end], from[start] - to[end]));
    const offCentre = Math.abs(from[start] + from[end] - to[start] - to[end]) / 1000;
    return { other, along: AHEAD[key](from, to), aside, offCentre };
  }).filter(({ other, along }) => other !== button && along > -1);
  const effort = ({ along, aside, offCentre }) => along + 3 * aside + offCentre;
  return ahead.sort((one, two) => effort(one) - effort(two)).map(({ other }) => other)[0];
}

function goalOf(key, button) {
  if (!map.contains(button)) return undefined;
  if (key === 'Home') return map.firstElementChild;
  if (key === 'End') return map.lastElementChild;
  return AHEAD[key] && neighbour(button, key);
}

picture.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const isWayOut = event.key === 'Escape' || event.key === 'Backspace';
  const goal = goalOf(event.key, event.target);
  if (isWayOut) leave();
  if (goal) goal.focus();
  if (isWayOut || goal) event.preventDefault();
});

map.addEventListener('focusin', ({ target }) => {
  makeCurrent(target);
  detail.textContent = describe(cellOf.get(target));
});

/** The innermost cell that is drawn where the pointer is. */
function cellAt({ target }) {
  const element = target.closest('.cell');
  return element && cellOf.get(element);
}

map.addEventListener('pointerover', (event) => {
  const cell = cellAt(event);
  if (cell) detail.textContent = describe(cell);
});

// Enter and the space bar click, too; they are always at a cell of the folder that is shown.
map.addEventListener('click', (event) => {
  const cell = cellAt(event);
  if (!cell) return;
  const isPreview = parents.get(cell) !== shown;
  open(isPreview && !cell.cells ? parents.get(cell) : cell);
});

function redraw() {
  const current = map.querySelector('[tabindex="0"]');
  const hadFocus = current === document.activeElement;
  show(shown, cellOf.get(current));
  if (hadFocus) map.querySelector('[tabindex="0"]').focus();
}

picture.hidden = false;
show(root);
let width = map.clientWidth;
new ResizeObserver(() => {
  if (map.clientWidth === width) return;
  width = map.clientWidth;
  redraw();
}).observe(map);
`;
