import type { Rule } from '../../rule';
import type { ComposeService } from '../../subjects/compose-subject';
import { neverTogether } from '../../subjects/compose-profiles';

/** Two services of one file with the same fixed container name. */
export const containerNameConflict: Rule<'compose'> = {
  id: 'compose/container-name-conflict',
  severity: 'error',
  title: 'Two services have the same container name',
  why: 'The engine refuses the second container: names of containers are unique.',
  fix: 'Remove container_name, or name them differently.',
  subject: 'compose',
  *check({ services }) {
    const first = new Map<string, ComposeService>();
    for (const service of services) {
      const name = service.value.get('container_name');
      if (name?.text === undefined || name.text === '' || name.text.includes('$')) continue;
      const other = first.get(name.text);
      first.set(name.text, other ?? service);
      if (other === undefined) continue;
      yield {
        ...name.place,
        what: `container_name "${name.text}" is that of service "${other.name}" too`,
        ...(neverTogether(other, service) && { severity: 'info' as const }),
      };
    }
  },
};
