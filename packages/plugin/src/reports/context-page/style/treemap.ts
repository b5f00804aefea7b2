/** The picture, and the signs of its kinds. */
export const TREEMAP = `
#trail { display: flex; flex-wrap: wrap; gap: 0 0.25rem; margin: 0 0 0.5rem; padding: 0; list-style: none; overflow-wrap: anywhere; }
#trail li + li::before { content: '/'; margin-right: 0.25rem; color: var(--soft); }
#trail button { padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-align: left; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
#map { position: relative; height: clamp(20rem, 62vh, 40rem); overflow: hidden; border-radius: 8px; background: var(--card); }
#detail { min-height: 3em; margin: 0.5rem 0; overflow-wrap: anywhere; }
.cell { position: absolute; display: block; margin: 0; padding: 0; overflow: hidden; border: 1px solid var(--card); border-radius: 5px; background-color: var(--other); color: var(--ink); font: 0.8125rem/1.35 system-ui, 'Segoe UI', Roboto, sans-serif; text-align: left; cursor: pointer; }
.kind-code { background-color: var(--code); }
.kind-data { background-color: var(--data); }
.kind-documentation { background-color: var(--documentation); }
.kind-media { background-color: var(--media); }
.kind-binary { background-color: var(--binary); }
.kind-pollution { background-color: var(--pollution); }
.kind-other { background-color: var(--other); }
.cell.frame { background-color: var(--frame); }
.inside .cell.frame { background-color: var(--deep); border-color: var(--frame); }
.inside .inside .cell.frame { background-color: var(--frame); border-color: var(--deep); }
.cell.polluted.frame, .inside .cell.polluted.frame { background-color: var(--warn-page); border-color: var(--warn-line); }
.inside { position: absolute; inset: 22px 3px 3px; }
.inside .cell { border-radius: 3px; }
.label { position: absolute; inset: 1px 6px auto; }
.label > span { display: flex; column-gap: 0.35em; }
.label span { overflow: hidden; white-space: pre; text-overflow: ellipsis; }
.label .name { flex: 0 1 auto; font-weight: 600; }
.label .size { flex: none; font-variant-numeric: tabular-nums; }
.polluted .inside .sign { display: none; }
.sign { flex: none; min-width: 0.6em; text-align: center; font-weight: 600; }
.cell:hover { border-color: var(--ink); }
#map > .cell:focus-visible { z-index: 1; outline: 3px solid var(--ink); outline-offset: -3px; border-color: var(--card); }
.swatch { display: inline-block; width: 1.5em; border-radius: 4px; text-align: center; font-weight: 600; }
@media (prefers-reduced-motion: no-preference) {
  #map.opening { animation: opening 180ms ease-out; }
  @keyframes opening { from { opacity: 0.3; transform: scale(0.97); } }
}
`;
