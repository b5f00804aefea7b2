/** What the page needs to know of a known failure. */
interface KnownFailure {
  readonly id: string;
  readonly class: string;
  readonly what: string;
  readonly fix: string;
}

/** Describes every failure of a build that is known, from the catalogue itself. */
export function describeFailures(catalogue: readonly KnownFailure[]): string {
  const rows = [...catalogue]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((one) => `| \`${one.id}\` | ${one.class} | ${cell(one.what)} | ${cell(one.fix)} |`);
  return `<!-- Made from packages/plugin/src/engines/failures/catalogue by \`npm run generate\`; edit that. -->

# Known failures of a build

When the engine gives a build up, \`alpine-build\` looks for one of these in what it printed, and \`image.json\` names it as \`cause.id\`.
\`copy-source-missing\`, \`stage-source-missing\` and \`module-ignored\` come from a second look at the files. A build that failed in a way of the class
\`transient\` is tried again (option \`retries\`).

- \`infrastructure\`: the engine, a registry, the network or the machine; the files to build cannot have caused it.
- \`transient\`: the same, and trying again may be all that is needed.
- \`engine-too-old\`: the files ask for something that this engine cannot do, and a newer one can.
- \`yours\`: the files or the options are to blame.

| id | class | what failed | what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** What a sign catches is shown as an ellipsis; between backticks nothing is escaped. */
function cell(text: string): string {
  return text
    .replaceAll(/\$[&12]/g, '…')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}
