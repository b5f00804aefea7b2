import type { PublishedPort, RunningStack, ServiceState, StackNews } from './stack';
import type { ReleaseEnd } from './release-stack';

/** What is going on, in a line. */
export function describeNews(news: StackNews): string {
  switch (news.kind) {
    case 'swept':
      return `took down ${news.projectName}, which an earlier run had left`;
    case 'waiting-for-another-run':
      return 'waiting for another run that is starting the same services';
    case 'unguarded':
      return 'no watchdog came up: if this run is killed, its services stay until the next one';
    case 'building':
      return `building ${news.services.join(', ')}`;
    case 'starting':
      return `starting ${news.services.join(', ')}`;
    case 'joined':
      return `using ${news.projectName}, which is running already`;
    case 'states':
      return news.states.length === 0 ? 'no container yet' : news.states.map(describeState).join(', ');
  }
}

/** Where the services of a stack are, a line each. */
export function describeStack({ projectName, origin, ports, containers }: RunningStack): string[] {
  const services = [...new Set(containers.map(({ service }) => service))].sort();
  return [
    `${origin === 'started' ? 'started' : 'joined'} ${projectName}`,
    ...services.map((service) => {
      const own = ports.filter((port) => port.service === service).map(describePort);
      return `  ${service}: ${own.length === 0 ? 'no port on this machine' : own.join(', ')}`;
    }),
  ];
}

/** What became of a stack, in a line. */
export function describeRelease(end: ReleaseEnd, projectName: string): string {
  switch (end.kind) {
    case 'gone':
      return `took down ${projectName}`;
    case 'kept':
      return `left ${projectName} running for the next run; docker compose -p ${projectName} down --volumes ends it`;
    case 'still-used':
      return `left ${projectName} to other runs that use it`;
    case 'handed-over':
      return `left it to the watchdog to take down ${projectName}`;
    case 'left':
      return `could not take down ${projectName}: ${end.reason}`;
  }
}

function describePort({ host, port, containerPort, protocol }: PublishedPort): string {
  const inside = protocol === 'udp' ? `${String(containerPort)}/udp` : String(containerPort);
  return `${host}:${String(port)} for ${inside}`;
}

function describeState({ service, state, health, exitCode }: ServiceState): string {
  if (state === 'exited') return `${service} ended with status ${String(exitCode)}`;
  return `${service} ${health === '' ? state : health}`;
}
