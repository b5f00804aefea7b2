/** Script of the page: opens and leaves folders. */
export const ZOOM = `
const trail = document.getElementById('trail');
const detail = document.getElementById('detail');
const announcement = document.getElementById('announcement');
let shown = root;

/** Shows a folder with one cell in the tab order: the given one, else the largest. */
function show(folder, current) {
  shown = folder;
  drawFolder(folder);
  drawTrail(folder);
  makeCurrent(buttonOf(current) || map.firstElementChild);
  detail.textContent = describe(folder);
}

function zoomTo(folder, current) {
  show(folder, current);
  announcement.textContent = describe(folder) + ', shown in ' + folder.cells.length + ' cells';
  map.classList.remove('opening');
  void map.offsetWidth; // Lets the animation begin anew.
  map.classList.add('opening');
  map.querySelector('[tabindex="0"]').focus();
}

/** Of what cannot be opened, says what it is. */
function open(cell) {
  if (cell.cells) zoomTo(cell);
  else detail.textContent = announcement.textContent = describe(cell);
}

function leave() {
  if (shown !== root) zoomTo(parents.get(shown), shown);
}

function drawTrail(folder) {
  const way = wayTo(folder);
  trail.replaceChildren(...way.map((cell, index) => {
    const item = document.createElement('li');
    const step = document.createElement(cell === folder ? 'span' : 'button');
    step.textContent = cell === root ? 'the whole context' : cell.name;
    if (cell === folder) step.setAttribute('aria-current', 'true');
    else step.addEventListener('click', () => zoomTo(cell, way[index + 1]));
    item.append(step);
    return item;
  }));
}

function buttonOf(cell) {
  return [...map.children].find((button) => cellOf.get(button) === cell);
}

function makeCurrent(button) {
  for (const other of map.children) other.tabIndex = other === button ? 0 : -1;
}
`;
