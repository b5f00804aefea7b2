import { firstTag, type ImageReport } from './image-report';

/** What the demo has seen. */
export interface Outcome {
  readonly report: ImageReport;
  /** True when the base image only stands in for a real one. */
  readonly standIn: boolean;
  readonly health: { readonly status: number; readonly body: string };
}

/** The closing summary, one aligned line for each fact. */
export function summarize({ report, standIn, health }: Outcome): string {
  const { context, images } = report;
  const [{ alpineVersion, platform, sizeBytes }] = images;
  const alpine = `${alpineVersion}, ${platform}`;
  const facts = {
    image: firstTag(report),
    size: inUnits(sizeBytes),
    alpine: standIn ? `${alpine} (on a stand-in for the base image: Debian binaries, not Alpine)` : alpine,
    context: `${context.files} files, ${inUnits(context.bytes)}`,
    health: `${health.status} ${health.body.trim()}`,
  };
  return Object.entries(facts)
    .map(([name, value]) => `  ${name.padEnd(8)} ${value}`)
    .join('\n');
}

function inUnits(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
