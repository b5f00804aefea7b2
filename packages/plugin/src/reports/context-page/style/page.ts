/** Text, cards and tables. */
export const PAGE = `
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem clamp(0.75rem, 4vw, 2.5rem) 4rem; max-width: 72rem;
  background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
}
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.75rem, 5vw, 2.5rem); letter-spacing: -0.02em; }
h2 { margin: 0 0 0.75rem; font-size: 1.2rem; }
p { margin: 0 0 0.75rem; }
.eyebrow { margin: 0 0 0.25rem; color: var(--accent); font-weight: 600; font-size: 0.85rem; letter-spacing: 0.08em; text-transform: uppercase; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 0.75rem 0 1.5rem; }
.facts div { display: flex; flex-wrap: wrap; gap: 0 0.5rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
.totals { display: flex; flex-wrap: wrap; gap: 1rem 3rem; }
.totals p { margin: 0; display: grid; }
.totals strong { font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
small, .hint, .amount, caption { color: var(--soft); font-size: 0.875rem; }
.path, code { font: 0.875em/1.4 ui-monospace, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
.amount { white-space: nowrap; }
section { margin-top: 1.5rem; padding: 1.25rem clamp(0.75rem, 3vw, 1.5rem) 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.warning { background: var(--warn-page); border-color: var(--warn-line); border-left-width: 6px; }
.warning h2 { color: var(--warn-ink); }
.warning .amount, .warning p { color: inherit; }
ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: 0.25rem; text-align: left; }
th, td { padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 0.875rem; }
tfoot th, tfoot td { border-bottom: 0; font-weight: 600; }
tbody tr:hover { background: var(--deep); }
.number { width: 1%; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.bar { width: clamp(0px, 12vw, 8rem); height: 0.5rem; margin-right: 0.75rem; border-radius: 4px; background: var(--frame); vertical-align: 0.05rem; }
.share { display: inline-block; min-width: 3.8em; }
.bar rect { fill: var(--accent); }
.line-number { display: inline-block; min-width: 2.5ch; color: var(--soft); font-variant-numeric: tabular-nums; }
table + details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--accent); }
td summary, th summary { font-size: 0.875rem; }
kbd { padding: 0 0.35em; border: 1px solid var(--line); border-radius: 4px; font: inherit; }
footer { margin-top: 1.5rem; color: var(--soft); font-size: 0.875rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
`;
