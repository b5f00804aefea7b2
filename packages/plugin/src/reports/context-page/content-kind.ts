import type { PicturedFile } from './context-picture';

/** How a kind of content is called, and the sign that tells it apart without colour. */
export interface KindFacts {
  readonly label: string;
  readonly sign: string;
}

/** Every kind of content that the page tells apart; of equal amounts, the earlier names a folder. */
export const CONTENT_KINDS = {
  pollution: { label: 'pollution', sign: '!' },
  code: { label: 'source code', sign: '›' },
  data: { label: 'data and configuration', sign: '=' },
  documentation: { label: 'documentation', sign: '¶' },
  media: { label: 'images, media and fonts', sign: '◐' },
  binary: { label: 'binaries and archives', sign: '■' },
  other: { label: 'other files and links', sign: '·' },
} as const satisfies Record<string, KindFacts>;

export type ContentKind = keyof typeof CONTENT_KINDS;

const EXTENSIONS: Partial<Record<ContentKind, string>> = {
  code:
    'ts tsx mts cts js jsx mjs cjs vue svelte astro html htm css scss sass less py pyi pyx rb go rs java kt kts scala ' +
    'groovy gradle c h cc cpp cxx hpp cs fs vb php swift m mm sh bash zsh fish ps1 bat cmd sql lua pl pm r jl ex exs erl ' +
    'hs ml clj lisp dart zig nim d proto graphql dockerfile containerfile mk cmake tf hcl j2 tpl ejs hbs pug',
  data: 'json json5 jsonc jsonl ndjson yaml yml toml ini cfg conf properties env xml csv tsv lock sum mod map plist snap pem crt key',
  documentation: 'md mdx markdown rst txt adoc asciidoc tex pdf doc docx odt rtf epub',
  media:
    'png jpg jpeg gif webp avif svg ico bmp tif tiff psd ai mp3 wav ogg flac aac m4a mp4 mov webm mkv avi woff woff2 ttf otf eot',
  binary:
    'zip gz tgz tar bz2 xz zst 7z rar jar war ear whl egg gem nupkg deb rpm apk so dll dylib exe bin a o obj lib class pyc ' +
    'pyd wasm node db sqlite sqlite3 parquet avro arrow pkl npy npz pt pth onnx h5 safetensors gguf iso img dmg pack idx',
};

const NAMES: Partial<Record<ContentKind, string>> = {
  code: 'dockerfile containerfile makefile gnumakefile jenkinsfile rakefile gemfile procfile vagrantfile justfile',
  documentation:
    'license licence copying notice readme changelog authors contributors contributing maintainers',
};

const BY_EXTENSION = invert(EXTENSIONS);
const BY_NAME = invert(NAMES);

/** Tells the kind of a file by its name alone, because the page's maker does not read what it would not send. */
export function contentKind({ path, kind, pollution }: PicturedFile): ContentKind {
  if (pollution !== null) return 'pollution';
  if (kind === 'link') return 'other';
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const byName = BY_NAME.get(name);
  if (byName !== undefined) return byName;
  const dot = name.lastIndexOf('.');
  // A name such as .gitignore or .npmrc has no extension, and configures something.
  return BY_EXTENSION.get(name.slice(dot + 1)) ?? (dot === 0 ? 'data' : 'other');
}

function invert(words: Partial<Record<ContentKind, string>>): ReadonlyMap<string, ContentKind> {
  return new Map(
    Object.entries(words).flatMap(([kind, list]) =>
      list.split(' ').map((word) => [word, kind as ContentKind] as const),
    ),
  );
}
