import type { Problem } from '../../../base/user-error';
import { explainBadTag } from '../../tag-syntax';
import { fillReference, fillText, type Filling } from '../fill-tokens';
import { readAttributes } from './attributes';

/** Reads one entry of `images`, `<repository>` or `name=<repository>,enable=<true|false>`; none where it is switched off. */
export function readImage(
  text: string,
  filling: Filling,
): { readonly repository?: string } | { readonly problems: readonly Problem[] } {
  const { option } = filling;
  const attributes = readAttributes(text);
  const unknown = attributes.find(({ name }) => name !== undefined && name !== 'name' && name !== 'enable');
  if (unknown !== undefined) {
    return problem(
      `${option}: there is no attribute "${unknown.name ?? ''}"`,
      'name=<repository>,enable=<true|false>',
    );
  }
  const names = attributes.filter(({ name }) => name !== 'enable');
  const [named] = names;
  if (named === undefined || names.length > 1 || named.value === '') {
    return problem(
      `${option}: "${text}" does not name one repository`,
      'write one entry for each repository',
    );
  }
  const enable = fillText(attributes.find(({ name }) => name === 'enable')?.value ?? 'true', filling);
  if (enable.problems) return enable;
  if (!['true', 'false'].includes(enable.text)) {
    return problem(`${option}: enable is "${enable.text}"`, 'true or false');
  }
  return enable.text === 'true' ? nameRepository(named.value, filling) : {};
}

function nameRepository(text: string, filling: Filling): ReturnType<typeof readImage> {
  const filled = fillReference(text, filling);
  if (filled.problems) return filled;
  const repository = filled.text.toLowerCase();
  const bad = explainBadTag(repository, filling.option);
  if (bad !== undefined) return { problems: [bad] };
  return /:[^/]*$/.test(repository)
    ? problem(
        `${filling.option}: "${repository}" has a tag already`,
        'leave the tag to tagRules, or use tags',
      )
    : { repository };
}

function problem(what: string, fix: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ what, fix }] };
}
