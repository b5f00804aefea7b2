/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** The texts that a page shows, by how well they can be read. */
export interface ContrastReport {
  /** How many there are in each part: it must not be that nothing was looked at. */
  readonly seen: Readonly<Record<string, number>>;
  /** Those below the asked ratio. */
  readonly faint: readonly string[];
}

/** Computes the contrast of each visible text against what it stands on, as WCAG 2.2 defines it. */
export async function measureContrast(
  page: Page,
  parts: Readonly<Record<string, string>>,
  least: number,
): Promise<ContrastReport> {
  const texts = await page.evaluate(collectTexts, parts);
  const seen = Object.fromEntries(Object.keys(parts).map((part) => [part, 0]));
  for (const { part } of texts) seen[part] = (seen[part] ?? 0) + 1;
  const faint = texts.flatMap(({ part, text, colour, background }) => {
    const ratio = contrast(colour, background);
    return ratio < least ? [`${part} "${text}": ${colour} on ${background} is ${ratio.toFixed(2)}`] : [];
  });
  return { seen, faint };
}

interface ShownText {
  readonly part: string;
  readonly text: string;
  readonly colour: string;
  readonly background: string;
}

/** Runs in the page, so it names nothing of this file. */
function collectTexts(parts: Readonly<Record<string, string>>): ShownText[] {
  const isOpaque = (colour: string): boolean => !colour.startsWith('rgba');
  const backgroundOf = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
    if (backgroundImage !== 'none' || opacity !== '1') throw new Error('cannot tell what a text stands on');
    if (isOpaque(backgroundColor)) return backgroundColor;
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') throw new Error(`half a colour: ${backgroundColor}`);
    return backgroundOf(element.parentElement);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: ShownText[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const element = walker.currentNode.parentElement;
    const isShown = text !== '' && element?.checkVisibility() && !element.closest('script, style, .unseen');
    if (!element || !isShown) continue;
    const part = Object.keys(parts).find((name) => element.closest(parts[name] ?? '')) ?? 'elsewhere';
    texts.push({ part, text, colour: getComputedStyle(element).color, background: backgroundOf(element) });
  }
  return texts;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
  if (!channels) throw new Error(`not a colour that is understood here: ${colour}`);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
