import type { Health, Program } from '../stack/program';
import { TOOL_VERSIONS } from '../base-images';
import { shortName, type ScaffoldProject } from '../scaffold-project';
import { apkLines } from './instructions';

/** Anybody but root, and nobody whom the base knows; a number, so that Kubernetes can see that it is not root. */
export const USER = 'USER 10001:10001';

/** Cloud Run and most others say by `PORT` where to listen. */
export const DEFAULT_PORT = 8080;

/** Installs what the service needs at run time, an init included where it is none; before the sources, because it changes least. */
export function runtimeLines({ isInit }: Program, packages: readonly string[]): string[] {
  return apkLines([...packages, ...(isInit ? [] : [`tini~=${TOOL_VERSIONS.tini}`])]);
}

/** How the program is started: by an init where it is none, so that signals reach it. */
export function startLines({ isInit }: Program, command: readonly string[]): string[] {
  const comment = '# In exec form, so that signals reach the program.';
  const entry = isInit ? [] : ['ENTRYPOINT ["/sbin/tini", "--"]'];
  return [comment, ...entry, `CMD ${inExecForm(command)}`];
}

function inExecForm(command: readonly string[]): string {
  const usesVariable = command.some((argument) => argument.includes('${'));
  const whole = usesVariable ? ['sh', '-c', `exec ${command.map(inShell).join(' ')}`] : command;
  return `[${whole.map((argument) => JSON.stringify(argument)).join(', ')}]`;
}

function inShell(argument: string): string {
  return /^[\w./:@=${},+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** A HEALTHCHECK with the tools of BusyBox, which every Alpine has. */
export function healthLines(health: Health): string[] {
  const how = 'HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3';
  switch (health.kind) {
    case 'none':
      return [];
    case 'port':
      return [`${how} \\`, '  CMD nc -z 127.0.0.1 "${PORT}"'];
    case 'http':
      return [
        "# -Y off: a proxy of the machine must not be asked about this container's own port.",
        `${how} \\`,
        `  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:\${PORT}${health.path}"`,
      ];
  }
}

/** The last stage, which a plain build gives: the program, and what asks whether it is well. */
export function serviceStage(project: ScaffoldProject, program: Program): string[] {
  return [
    'FROM base AS service',
    titleLine(shortName(project)),
    ...healthLines(program.health),
    ...startLines(program, program.command),
  ];
}

/** The first line of each Dockerfile. */
export function headLine(file: string): string {
  const path = /\s/.test(file) ? JSON.stringify(file) : file;
  return `# The build context is the workspace root: docker build -f ${path} .`;
}

/** The label by which registries and engines show what an image is. */
export function titleLine(title: string): string {
  return `LABEL org.opencontainers.image.title=${JSON.stringify(title)}`;
}
