import type { StandIn } from './stand-in';

/** Stands in for `alpine:…`: what all stand-ins have, and nothing else. */
export const alpine: StandIn = {
  contents: 'BusyBox',
  recorders: [],
  users: [],
  instructions: ['ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'CMD ["/bin/sh"]'],
  fill: () => Promise.resolve(),
};
