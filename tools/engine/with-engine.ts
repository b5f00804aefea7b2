import { parseArguments } from './arguments';
import { EngineError } from './engine-error';
import { findEngine } from './find-engine';
import { Interruption, statusOf } from './interruption';
import { say } from './progress';
import { runCommand } from './run-command';
import { UndoList } from './undo-list';

/** Runs a command with an engine available, and answers with the command's exit status. */
export async function withEngine(argv: readonly string[]): Promise<number> {
  const interruption = new Interruption().listen();
  const undo = new UndoList();
  try {
    const request = parseArguments(argv);
    const env = await findEngine(request, undo, interruption.signal);
    return await runCommand(request.command, env, interruption);
  } catch (error) {
    if (interruption.received) return statusOf(interruption.received);
    report(error);
    return 1;
  } finally {
    await undo.run();
  }
}

function report(error: unknown): void {
  if (error instanceof EngineError) error.message.split('\n').forEach(say);
  else console.error(error);
}

if (require.main === module) {
  void withEngine(process.argv.slice(2)).then((status) => process.exit(status));
}
