/** Narrow screens, the reader's own colours, and paper. */
export const MEDIA = `
@media (max-width: 40rem) {
  tr { display: grid; grid-template-columns: repeat(3, 1fr); border-bottom: 1px solid var(--line); }
  tfoot tr { border-bottom: 0; }
  th, td, .number { width: auto; padding: 0.1rem 0; border: 0; }
  tr > :first-child { grid-column: 1 / -1; }
  tr > :last-child { padding-bottom: 0.35rem; }
  .bar { display: none; }
  #map { height: 26rem; }
}
@media (forced-colors: active) {
  .cell { border-color: CanvasText; }
  .cell:hover { border-color: Highlight; }
  #map > .cell:focus-visible { outline-color: Highlight; }
  .bar { border: 1px solid CanvasText; }
  .bar rect { fill: CanvasText; }
}
@media print {
  body { padding: 0; max-width: none; background: none; font-size: 10pt; }
  section { break-inside: auto; padding: 0.75rem 0; border-width: 1px 0 0; border-radius: 0; }
  #map, .swatch, .bar { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  #map { height: 11cm; break-inside: avoid; }
  tr, li { break-inside: avoid; }
  #detail, #keys { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
