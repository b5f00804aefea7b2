import type { Found, Rule } from '../../rule';
import { readFrontend, type Frontend } from '../../subjects/frontend';
import { featuresOf, type FrontendFeature, type Version } from '../../subjects/frontend-features';

/** Syntax that the frontend of the `# syntax=` line is too old for; without such a line it depends on the engine. */
export const newerThanEngine: Rule<'dockerfile'> = {
  id: 'dockerfile/newer-than-engine',
  severity: 'error',
  title: 'A Dockerfile uses what its frontend does not have yet',
  why: 'The build ends before the first step: the frontend does not know the flag, or takes a line for an instruction.',
  fix: '# syntax=docker/dockerfile:1',
  subject: 'dockerfile',
  *check({ text, instructions }) {
    const frontend = readFrontend(text);
    if (frontend === 'other') return;
    const told = new Set<string>();
    for (const instruction of instructions) {
      for (const { feature, place } of featuresOf(instruction)) {
        const found = told.has(feature.name) ? undefined : judge(feature, frontend);
        if (found === undefined) continue;
        told.add(feature.name);
        yield { ...place, ...found };
      }
    }
  },
};

function judge(
  { name, since, labs }: FrontendFeature,
  frontend: Frontend | undefined,
): Pick<Found, 'what' | 'why' | 'fix' | 'severity'> | undefined {
  const onlyLabs = { fix: '# syntax=docker/dockerfile:1-labs' };
  if (frontend === undefined) {
    if (since !== undefined) return undefined;
    return {
      severity: 'info',
      what: `${name} is in the labs channel only, and no "# syntax=" line asks for it`,
      why: 'The frontend that an engine has built in need not know it.',
      ...onlyLabs,
    };
  }
  const { written, version, isLabs } = frontend;
  const needed = isLabs ? (labs ?? since) : since;
  if (needed === undefined)
    return {
      what: `${name} is in the labs channel only, and the line "# syntax=" asks for ${written}`,
      ...onlyLabs,
    };
  if (version === undefined || !isBefore(version, needed)) return undefined;
  return {
    what: `${name} is in frontends since ${needed.join('.')}${isLabs && labs !== undefined ? '-labs' : ''}, and the line "# syntax=" asks for ${written}`,
  };
}

function isBefore([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
