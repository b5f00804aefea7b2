import { findMissingTool } from '../../subjects/image-tools';
import type { Rule } from '../../rule';
import { placeOfWord } from '../../subjects/instruction-line';

/** A tool in a HEALTHCHECK that neither the base nor anything in the file brings; only for bases whose content is known. */
export const healthcheckTool: Rule<'dockerfile'> = {
  id: 'dockerfile/healthcheck-tool',
  severity: 'error',
  title: 'HEALTHCHECK calls a tool that the image does not have',
  why: 'Every check fails, and the container is called unhealthy though the service runs.',
  fix: 'Install the tool, or ask with one that the image has.',
  subject: 'dockerfile',
  *check({ stages, escape }) {
    const last = stages.at(-1);
    const checks = last?.instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK') ?? [];
    const [check] = checks.slice(-1);
    if (last === undefined || check === undefined) return;
    const missing = findMissingTool(check, last, escape);
    if (missing === undefined) return;
    yield {
      ...placeOfWord(check, missing.tool),
      what: `${missing.tool} is not in ${missing.image}, and nothing in this file installs it`,
      fix: missing.fix,
    };
  },
};
