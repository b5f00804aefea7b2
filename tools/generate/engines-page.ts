type Support = 'always' | { readonly flag: string; readonly since: string } | { readonly never: string };

/** Which engine can do what, from the plugin's own table. */
type Features = Readonly<Record<string, Readonly<Record<string, Support>>>>;

const COLUMNS = ['docker-buildx', 'docker-buildkit', 'podman', 'buildah'] as const;

/** Describes what each engine can do of what the options ask. */
export function describeEngines(features: Features): string {
  const rows = Object.entries(features)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([feature, row]) => `| \`${feature}\` | ${COLUMNS.map((kind) => cell(row[kind])).join(' | ')} |`);
  const reasons = Object.entries(features).flatMap(([feature, row]) =>
    COLUMNS.flatMap((kind) => {
      const support = row[kind];
      return typeof support === 'object' && 'never' in support ? [{ feature, kind, why: support.never }] : [];
    }),
  );
  return `<!-- Made from packages/plugin/src/engines/capabilities/features.ts by \`npm run generate\`; edit that. -->

# What each engine can do

\`alpine-build\` takes the first engine that answers, in this order, or the one that the option \`engine\` names. What an engine cannot
do of what the options ask is an error before anything is built; nothing is left out silently.

- docker with buildx
- docker 20.10: a client before 23 without the buildx plugin, with the BuildKit that is built into its engine. A newer client without
  the plugin is passed over, because its old builder reads no \`<Dockerfile>.dockerignore\`.
- podman
- buildah, which builds and pushes but runs no services

A version is the first that has the flag, of buildx in the first column. The client's own help decides, and not the version.

| option | docker with buildx | docker 20.10 | podman | buildah |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## Why not

${group(reasons).join('\n')}

## What depends on more than the engine's kind

- Docker's classic image store keeps plain images: several platforms at once, attestations, annotations, \`reproducible\` and
  caches other than \`inline\` need the containerd image store, or a builder made by \`docker buildx create --use --driver docker-container\`.
- podman and buildah keep cached steps in a repository, named without a tag; they build one platform at a time, and take folders,
  archives by HTTP and images as \`buildContexts\`.
- docker 20.10 takes only an image in \`cacheFrom\`, writes only \`inline\` caches, builds one platform at a time, and refuses \`load: false\`.
- podman and buildah take no path with a comma in \`secrets\` and in \`outputs\` of type \`tar\` and \`local\`.
- \`ociMetadata\` with \`push\` needs what \`annotations\` needs; \`progress: rawjson\` is buildx's alone.
- Archives of type \`oci\` can be saved from docker since version 25.
`;
}

function cell(support: Support | undefined): string {
  if (support === undefined || support === 'always') return 'yes';
  return 'never' in support ? 'no' : `since ${support.since}`;
}

interface Reason {
  readonly feature: string;
  readonly kind: string;
  readonly why: string;
}

/** One line for each reason that an option has. */
function group(reasons: readonly Reason[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const { feature, kind, why } of reasons) {
    const key = `\`${feature}\`: ${why}`;
    kinds.set(key, [...(kinds.get(key) ?? []), kind]);
  }
  return [...kinds].map(([reason, of]) => `- ${reason} (${of.join(', ')})`);
}
