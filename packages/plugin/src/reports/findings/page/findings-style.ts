import { COLOURS } from '../../context-page/style/colours';
import { MEDIA } from '../../context-page/style/media';
import { PAGE } from '../../context-page/style/page';

const FINDINGS = `
h3 { margin: 0 0 0.25rem; font-size: 1rem; line-height: 1.4; overflow-wrap: anywhere; }
p { overflow-wrap: anywhere; }
article + article { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
article p { margin: 0 0 0.35rem; }
article:target { outline: 3px solid var(--accent); outline-offset: 0.5rem; border-radius: 4px; }
pre { margin: 0.35rem 0; padding: 0.5rem 0.75rem; background: var(--deep); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; }
mark { background: var(--documentation); color: var(--ink); border-radius: 2px; }
a { color: var(--accent); text-underline-offset: 0.2em; }
.verdict { margin: 0.75rem 0; padding: 0.5rem 0.75rem; border-left: 6px solid var(--accent); background: var(--card); }
.verdict.bad { border-color: var(--warn-line); background: var(--warn-page); color: var(--warn-ink); }
.badge { display: inline-block; padding: 0 0.5em; border: 1px solid var(--line); border-radius: 4px; font-size: 0.8125rem; background: var(--frame); color: var(--ink); }
.badge.warning { background: var(--documentation); }
.badge.error { border-color: var(--warn-line); background: var(--warn-page); color: var(--warn-ink); }
`;

/** The style sheet of a page of findings. */
export const FINDINGS_STYLE = [COLOURS, PAGE, FINDINGS, MEDIA].join('');
