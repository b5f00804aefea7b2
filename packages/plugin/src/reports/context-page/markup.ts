import { visibleText } from './visible-text';

/** Text that is HTML already. Everything else is escaped on its way into a page. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Part = string | number | Markup | readonly Markup[];

/** Puts parts into HTML: names and other texts escaped, with every character visible; markup as it is. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literals.map((literal, index) => literal + toHtml(parts[index] ?? '')).join(''));
}

function toHtml(part: Part): string {
  if (part instanceof Markup) return part.html;
  return typeof part === 'object'
    ? part.map(({ html }) => html).join('\n')
    : escapeHtml(visibleText(String(part)));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text harmless between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Data as JSON that may stand in a script element: nothing in it can end the element or begin a comment. */
export function embeddableJson(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
