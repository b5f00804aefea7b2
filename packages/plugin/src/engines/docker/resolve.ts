import type { Client } from '../client/client';

/** Milliseconds after which a registry counts as not to be asked; a build then goes on without its answer. */
const DEADLINE = 10_000;

/** Asks a registry, with the credentials of the client, for the digest that a name leads to. */
export async function resolveWithBuildx({ ask }: Client, reference: string): Promise<string | undefined> {
  const question = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest}}', reference];
  const answer = await ask(question, { deadline: DEADLINE });
  if (answer.kind !== 'exited' || answer.status !== 0) return undefined;
  try {
    return (JSON.parse(answer.stdout) as { digest?: string }).digest;
  } catch {
    return undefined;
  }
}
