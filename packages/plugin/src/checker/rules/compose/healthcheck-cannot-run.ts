import type { Found, Rule } from '../../rule';
import type { ComposeService } from '../../subjects/compose-subject';

/** A check of health that cannot do what it says: a shell's words without a shell, or a program that the image has not. */
export const healthcheckCannotRun: Rule<'compose'> = {
  id: 'compose/healthcheck-cannot-run',
  severity: 'error',
  title: 'A healthcheck cannot run',
  why: 'The service never becomes healthy, and what waits for it never starts.',
  fix: 'Write ["CMD", "program", "argument"], or ["CMD-SHELL", "one command line"].',
  subject: 'compose',
  *check({ services }) {
    for (const service of services) {
      const test = service.value.get('healthcheck')?.get('test');
      if (test === undefined) continue;
      const words = test.items.flatMap(({ text }) => text ?? []);
      const found = words.length > 0 ? judgeList(words) : judgeText(test.text ?? '');
      const program = missingProgram(service, words.length > 0 ? words.slice(1) : [test.text ?? '']);
      if (found !== undefined) yield { ...test.place, ...found };
      else if (program !== undefined) yield { ...test.place, ...program };
    }
  },
};

type Judged = Omit<Found, 'line' | 'column'>;

function judgeText(text: string): Judged | undefined {
  const [, form] = /^(CMD|CMD-SHELL)\s/.exec(text) ?? [];
  if (form === undefined) return undefined;
  return { what: `a test that is a text is a command line, and there is no command "${form}"` };
}

function judgeList(words: readonly string[]): Judged | undefined {
  const [form = '', ...rest] = words;
  if (form === 'NONE' || form.includes('$')) return undefined;
  if (!['CMD', 'CMD-SHELL'].includes(form)) {
    return {
      what: `the first item of test is "${programOf(form)}"; it has to be NONE, CMD or CMD-SHELL`,
      why: 'The engine refuses the file.',
    };
  }
  if (form === 'CMD') return judgeProgram(rest);
  return judgeCommandLine(rest);
}

/** What follows CMD: a program and its arguments. */
function judgeProgram(words: readonly string[]): Judged | undefined {
  const [program = ''] = words;
  const operator = words.find((word) => ['||', '&&', '|', ';', '>', '2>&1'].includes(word));
  const takesOperators = /(?:^|\/)(?:ba|a|da|z)?sh$/.test(program) || ['test', '['].includes(program);
  if (operator !== undefined && !takesOperators) {
    return { what: `CMD runs no shell, so that "${programOf(program)}" gets "${operator}" as an argument` };
  }
  if (words.length !== 1 || !/^[\w./-]+\s+\S/.test(program)) return undefined;
  return {
    what: `CMD looks for a program of the name "${programOf(program)}"`,
    fix: 'Write CMD-SHELL instead of CMD, or each word as an item.',
  };
}

/** What follows CMD-SHELL: one item with the whole command line. */
function judgeCommandLine(words: readonly string[]): Judged | undefined {
  const [program = ''] = words;
  if (words.length < 2) return undefined;
  return {
    severity: 'warning',
    what: `CMD-SHELL runs "${programOf(program)}" alone; what follows is no part of the command line`,
    why: 'The shell takes further items for its own arguments $0, $1 …',
    fix: 'Write one item with the whole command line, or CMD instead of CMD-SHELL.',
  };
}

/** The first word of a command line; what follows may be secret. */
function programOf(text: string): string {
  const [program = '', ...rest] = text.trim().split(/\s+/);
  const shown = program.length > 40 ? `${program.slice(0, 40)}…` : program;
  return rest.length === 0 ? shown : `${shown} …`;
}

/** Stock images that have no curl; tags of which that is not known are not judged. */
const WITHOUT_CURL =
  /^(?:docker\.io\/)?(?:library\/)?(?:(?:alpine|busybox|redis|postgres|valkey\/valkey|memcached)(?::[\w.-]+)?|(?:node|python|golang|ruby)(?::(?:[\w.]+-)*(?:alpine|slim)[\w.-]*))$/;

function missingProgram({ value }: ComposeService, words: readonly string[]): Judged | undefined {
  const image = value.get('image')?.text ?? '';
  if (value.get('build') !== undefined || !WITHOUT_CURL.test(image)) return undefined;
  const isUsed = /^(?:(?:\S*\/)?(?:ba|a)?sh\s+-c\s+["']?)?curl(?:\s|$)/.test(words.join(' '));
  // What the service itself installs when it starts is there in time.
  const start = JSON.stringify([startOf(value, 'command'), startOf(value, 'entrypoint')]);
  if (!isUsed || /curl|apk|apt/.test(start)) return undefined;
  return {
    what: `"curl" is not in image "${image}"`,
    fix: 'Use what the image has: pg_isready, redis-cli ping, wget of Alpine, or the language itself.',
  };
}

function startOf(value: ComposeService['value'], key: string): readonly (string | undefined)[] {
  const start = value.get(key);
  return [start?.text, ...(start?.items.map(({ text }) => text) ?? [])];
}
