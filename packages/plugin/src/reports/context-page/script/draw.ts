/** Script of the page: draws a folder, and previews of what lies deeper. */
export const DRAW = `
const map = document.getElementById('map');
const cellOf = new WeakMap();
// In pixels: what a finger can meet, what has room for a picture of its insides, and what is worth drawing; a line, and a letter of it.
const TARGET = 26;
const FRAME = { width: 60, height: 54, head: 22, edge: 3 };
const SPECK = 3;
const LINE = 19;
const LETTER = 7.8;
const DEPTH = 3;

function drawFolder(folder) {
  const box = { x: 0, y: 0, width: map.clientWidth, height: map.clientHeight };
  const weights = drawnWeights(folder.cells, TARGET ** 2 / (box.width * box.height));
  const places = squarify(weights, box);
  const buttons = folder.cells.map((cell, index) => {
    const button = drawCell('button', cell, places[index], box, 1);
    button.type = 'button';
    button.tabIndex = -1;
    button.setAttribute('aria-label', describe(cell));
    return button;
  });
  map.replaceChildren(...buttons);
  map.setAttribute('aria-label', 'Inside ' + titleOf(folder));
}

function drawCell(tag, cell, place, box, depth) {
  const element = document.createElement(tag);
  cellOf.set(element, cell);
  element.className = 'cell kind-' + cell.kind;
  element.style.left = percent(place.x, box.width);
  element.style.top = percent(place.y, box.height);
  element.style.width = percent(place.width, box.width);
  element.style.height = percent(place.height, box.height);
  const opens = cell.cells && depth <= DEPTH && place.width >= FRAME.width && place.height >= FRAME.height;
  if (opens) element.classList.add(isAllPollution(cell) ? 'polluted' : 'plain', 'frame');
  if (place.width >= LINE && place.height >= LINE) element.append(drawLabel(cell, place, opens));
  if (opens) element.append(drawInside(cell, place, depth + 1));
  return element;
}

function drawInside(cell, place, depth) {
  const inside = document.createElement('span');
  inside.className = 'inside';
  const width = place.width - 2 * FRAME.edge - 2;
  const height = place.height - FRAME.head - FRAME.edge - 2;
  const box = { x: 0, y: 0, width, height };
  const places = squarify(drawnWeights(cell.cells, 0), box);
  cell.cells.forEach((inner, index) => {
    const { width, height } = places[index];
    if (width >= SPECK && height >= SPECK) inside.append(drawCell('span', inner, places[index], box, depth));
  });
  return inside;
}

/** A sign, a name and a size, as far as there is room; the colours of what is in a frame speak for themselves. */
function drawLabel(cell, { width, height }, isFrame) {
  const label = document.createElement('span');
  label.className = 'label';
  const line = document.createElement('span');
  const sign = cell.polluted || isAllPollution(cell) ? kinds.pollution.sign : isFrame ? '' : kinds[cell.kind].sign;
  const name = cell.name + (cell.type === 'folder' ? '/' : '');
  const fits = (characters) => characters * LETTER + LINE <= width;
  if (sign) line.append(textSpan('sign', sign));
  if (fits(Math.min(4, name.length))) line.append(textSpan('name', name));
  label.append(line);
  if (fits(name.length + cell.size.length + 2)) line.append(textSpan('size', cell.size));
  else if (!isFrame && height >= 2 * LINE + 2 && fits(cell.size.length)) label.append(textSpan('size', cell.size));
  return label;
}

function textSpan(className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

function percent(part, whole) {
  return (whole > 0 ? (100 * part) / whole : 0).toFixed(3) + '%';
}
`;
