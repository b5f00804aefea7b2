import { posix } from 'node:path';
import { findHealth } from '../stack/find-health';
import type { Health, Program } from '../stack/program';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { findModules, type Module } from './find-modules';

/** The servers that can be asked for, by the name of their package. */
const SERVERS = { asgi: ['uvicorn', 'hypercorn'], wsgi: ['gunicorn', 'waitress'] } as const;

/** What a program was found to be, or why it was not. */
export type FoundProgram =
  | { readonly kind: 'found'; readonly program: Program; readonly evidence: string }
  | { readonly kind: 'no-server'; readonly evidence: string; readonly servers: readonly string[] }
  | { readonly kind: 'not-found' };

/** An application object in a module, as `package.module:name`. */
interface Application {
  readonly protocol: 'asgi' | 'wsgi';
  readonly target: string;
  /** Arguments of the server for what makes the application instead of being it. */
  readonly isFactory: boolean;
  readonly evidence: string;
}

const FRAMEWORKS: readonly { readonly pattern: RegExp; readonly protocol: Application['protocol'] }[] = [
  {
    pattern: /^(\w+)\s*(?::[^=\n]+)?=\s*(?:\w+\.)?(?:FastAPI|Starlette|Quart|Litestar|Sanic)\(/m,
    protocol: 'asgi',
  },
  { pattern: /^(\w+)\s*(?::[^=\n]+)?=\s*(?:\w+\.)?(?:Flask|Bottle|Falcon)\(/m, protocol: 'wsgi' },
];

/** Finds how a project starts from its own sources: a web framework's application, a package's `__main__`, or a script. */
export function detectProgram(
  project: ScaffoldProject,
  packages: ReadonlySet<string>,
  files: WorkspaceFiles,
): FoundProgram {
  const modules = findModules(project, files);
  const application = findDjango(project, modules, files) ?? findApplication(modules);
  if (application !== undefined)
    return serve(application, packages, findHealth(modules.map(({ text }) => text)));
  const main =
    modules.find(({ name }) => name.endsWith('.__main__')) ?? modules.find(({ name }) => isMain(name));
  if (main === undefined) return { kind: 'not-found' };
  const isPackage = main.name.endsWith('.__main__');
  const start = isPackage
    ? ['-m', main.name.slice(0, -'.__main__'.length)]
    : [posix.relative(project.root, main.path)];
  const listens = modules.some(({ text }) => /\bPORT\b/.test(text));
  return {
    kind: 'found',
    evidence: `${main.path} starts it`,
    program: {
      command: ['python3', ...start],
      reload: undefined,
      health: listens ? findHealth(modules.map(({ text }) => text)) : { kind: 'none' },
      isInit: false,
    },
  };
}

function isMain(name: string): boolean {
  return ['main', 'app', 'server', 'run', 'worker', '__main__'].includes(name);
}

function findApplication(modules: readonly Module[]): Application | undefined {
  for (const { name, text, path } of modules) {
    for (const { pattern, protocol } of FRAMEWORKS) {
      const variable = pattern.exec(text)?.[1];
      if (variable !== undefined)
        return {
          protocol,
          target: `${name}:${variable}`,
          isFactory: false,
          evidence: `${path} makes ${variable}`,
        };
    }
    if (/^def create_app\(/m.test(text)) {
      const protocol = /\b(?:FastAPI|Starlette|Quart|Litestar)\(/.test(text) ? 'asgi' : 'wsgi';
      return { protocol, target: `${name}:create_app`, isFactory: true, evidence: `${path} has create_app` };
    }
  }
  return undefined;
}

/** `manage.py` names the settings, and the application lies beside them. */
function findDjango(
  { root }: ScaffoldProject,
  modules: readonly Module[],
  files: WorkspaceFiles,
): Application | undefined {
  const manage = files.read(posix.join(root, 'manage.py')) ?? files.read(posix.join(root, 'src/manage.py'));
  const settings = /DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)["']/.exec(manage ?? '')?.[1];
  if (settings === undefined) return undefined;
  // `site.settings` and `site.settings.production` both have `site.wsgi`.
  const site = settings.split('.settings')[0] ?? settings;
  const wsgi = modules.find(({ name }) => name === `${site}.wsgi`);
  if (wsgi === undefined) return undefined;
  return {
    protocol: 'wsgi',
    target: `${site}.wsgi:application`,
    isFactory: false,
    evidence: `manage.py names ${settings}`,
  };
}

function serve(
  { protocol, target, isFactory, evidence }: Application,
  packages: ReadonlySet<string>,
  health: Health,
): FoundProgram {
  const has = (name: string): boolean => packages.has(name);
  if (protocol === 'asgi' && (has('uvicorn') || has('fastapi-cli'))) {
    const uvicorn = [
      'uvicorn',
      target,
      ...(isFactory ? ['--factory'] : []),
      '--host',
      '0.0.0.0',
      '--port',
      '${PORT}',
    ];
    return found({ command: uvicorn, reload: [...uvicorn, '--reload'], health, isInit: true }, evidence);
  }
  if (protocol === 'wsgi' && has('gunicorn')) {
    const application = isFactory ? `${target}()` : target;
    // One process with threads, as Cloud Run scales by containers; its own limit of time would end slow requests.
    const options = ['--bind', '0.0.0.0:${PORT}', '--workers', '1', '--threads', '8', '--timeout', '0'];
    const gunicorn = ['gunicorn', ...options, application];
    return found({ command: gunicorn, reload: [...gunicorn, '--reload'], health, isInit: true }, evidence);
  }
  return { kind: 'no-server', evidence, servers: SERVERS[protocol].slice(0, 1) };
}

function found(program: Program, evidence: string): FoundProgram {
  return { kind: 'found', program, evidence };
}
