import type { Rule } from '../../rule';
import { commandsOf } from '../../subjects/run-commands';
import type { InstructionLine } from '../../subjects/instruction-line';

const MEANT_FOR_DEVELOPMENT =
  /(?:^|[-_./])(?:dev\w*|local\w*|test\w*|debug\w*|e2e|ci|demo|examples?|playground|sandbox|storybook|docs?)(?:[-_./]|$)/i;
const RUNNER =
  /^(?:npx|bunx|pnpx|exec|dumb-init|tini|\/sbin\/tini|\/usr\/bin\/tini|--|uv|poetry|pipenv|run|dotenv)$/;
/** What they capture is what is told of them: arguments may be secret. */
const SERVERS: readonly RegExp[] = [
  /^((?:npm|pnpm|yarn|bun) (?:run )?(?:dev|develop|start:dev|serve:dev|dev:\w+))(?: |$)/,
  /^(?:\S*\/)?((?:next|nuxt|nuxi|astro|gatsby|remix) (?:dev|develop))(?: |$)/,
  /^(?:\S*\/)?(nodemon|ts-node-dev|webpack-dev-server)(?: |$)/,
  /^(?:\S*\/)?(vite(?: (?:dev|serve)(?= |$))?)(?:(?: --\S+| (?:dev|serve)(?= |$)).*)?$/,
  /^(?:\S*\/)?(ng serve|vue-cli-service serve|react-scripts start|webpack serve)(?: |$)/,
  /^(python[\d.]*|django-admin) (?:-u )?(?:\S*\/)?(manage\.py )?(runserver)(?: |$)/,
  /^(?:\S*\/)?(manage\.py runserver)(?: |$)/,
  /^(?:python[\d.]* -m )?(?:\S*\/)?(flask) (?:--?\w\S*(?: (?!run\b)\S+)? )*(run)(?: |$)/,
  /^(?:python[\d.]* -m )?(?:\S*\/)?(uvicorn|gunicorn|hypercorn|quart) .*(--reload)(?: |$)/,
  /^(?:python[\d.]* -m )?(?:\S*\/)?(fastapi dev)(?: |$)/,
  /^(php artisan serve)(?: |$)/,
];

/** A server that is meant for development as what the image starts; stages and files that say to be for development are left out. */
export const developmentServer: Rule<'dockerfile'> = {
  id: 'dockerfile/development-server',
  severity: 'warning',
  title: 'The image starts a development server',
  why: 'It is slow, watches files, shows errors to everyone, and is not made to be open to others.',
  fix: 'Build in an earlier stage and start the production server; name the stage "dev" if that is what it is for.',
  subject: 'dockerfile',
  *check({ stages, file, escape }) {
    const last = stages.at(-1);
    if (
      last === undefined ||
      MEANT_FOR_DEVELOPMENT.test(file) ||
      MEANT_FOR_DEVELOPMENT.test(last.stage.name ?? '')
    )
      return;
    const start = [lastOf(last.instructions, 'ENTRYPOINT'), lastOf(last.instructions, 'CMD')].flatMap(
      (one) => one ?? [],
    );
    const [first] = start;
    if (first === undefined) return;
    // A shell as the entry point takes CMD as its own argument; otherwise both make one command.
    const isJoined = start.length === 2 && start.every(({ jsonWords }) => jsonWords !== undefined);
    const texts = isJoined
      ? [{ instruction: first, text: start.flatMap(({ jsonWords }) => jsonWords ?? []).join(' ') }]
      : start
          .slice(0, 1)
          .flatMap((instruction) => textsOf(instruction, escape).map((text) => ({ instruction, text })));
    for (const { instruction, text } of texts) {
      const server = serverIn(text);
      if (server === undefined) continue;
      yield { line: instruction.line, what: `${instruction.keyword} starts "${server}"` };
      return;
    }
  },
};

function lastOf(instructions: readonly InstructionLine[], keyword: string): InstructionLine | undefined {
  return instructions.findLast((instruction) => instruction.keyword === keyword);
}

function textsOf(instruction: InstructionLine, escape: string): string[] {
  const [shell, option, script] = instruction.jsonWords ?? [];
  if (/^(?:\/bin\/)?(?:ba|a)?sh$/.test(shell ?? '') && /^-\w*c$/.test(option ?? '')) {
    return (script ?? '').split(/&&|;|\n/).map((part) => part.trim());
  }
  return commandsOf(instruction, escape).map(({ words }) => words.map(({ text }) => text).join(' '));
}

/** The program and its command, without its arguments. */
function serverIn(text: string): string | undefined {
  const words = text.split(' ');
  const command = words.slice(words.findIndex((word) => !RUNNER.test(word))).join(' ');
  const [, ...parts] = SERVERS.map((server) => server.exec(command)).find((match) => match !== null) ?? [];
  return parts.length === 0 ? undefined : parts.join(' ').replace(/\s+/g, ' ').trim();
}
