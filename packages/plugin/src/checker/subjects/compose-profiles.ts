import type { ComposeService } from './compose-subject';

/** Whether two services may be meant never to run at the same time, as far as profiles tell. */
export function neverTogether(one: ComposeService, other: ComposeService): boolean {
  const [first, second] = [profilesOf(one), profilesOf(other)];
  if (first.length === 0 && second.length === 0) return false;
  return !first.some((profile) => second.includes(profile));
}

function profilesOf({ value }: ComposeService): string[] {
  return (value.get('profiles')?.items ?? []).flatMap(({ text }) => text ?? []);
}
