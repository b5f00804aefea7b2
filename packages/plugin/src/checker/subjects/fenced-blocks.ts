/** A block of a document between fences, which shows something. */
export interface FencedBlock {
  /** The first word behind the fence, in small letters. */
  readonly language: string;
  readonly body: string;
  /** Of the body in the document. */
  readonly offset: number;
}

/** One that is never closed goes on to the end; what looks like a fence within a block belongs to it. */
const FENCE = /^([ \t>]*(`{3,}|~{3,})[ \t]*([\w-]*)[^\n]*\n)([^]*?)(?:^[ \t>]*\2[`~]*[ \t]*\r?$|(?![^]))/gm;

/** The fenced blocks of a Markdown document. */
export function fencedBlocks(text: string): FencedBlock[] {
  return [...text.matchAll(FENCE)].map((match) => {
    const [, head = '', , language = '', body = ''] = match;
    return { language: language.toLowerCase(), body, offset: match.index + head.length };
  });
}

/** A document without what its blocks show; all lines stay where they are. */
export function withoutFencedBlocks(text: string): string {
  return text.replace(
    FENCE,
    (whole: string, head: string, _fence, _language, body: string) =>
      head + body.replace(/[^\n]/g, ' ') + whole.slice(head.length + body.length),
  );
}
