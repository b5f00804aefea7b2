const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text as HTML that shows it and does nothing else, in content and in quoted attributes alike. */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** The page for what the backend said to `name`. */
export function renderPage(name, { greeting, problem }) {
  const said =
    greeting === undefined
      ? `<p role="alert">${escapeHtml(problem)}</p>`
      : `<h1>${escapeHtml(greeting)}</h1>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Greeting</title></head>
<body>
${said}
<form><label>Name <input name="name" value="${escapeHtml(name)}"></label> <button>Greet</button></form>
</body>
</html>
`;
}
