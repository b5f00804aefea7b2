/** No service of its own is in it; any image with a shell and Python would do. */
export const IMAGE = 'python:3.13-alpine3.24';

/** A server that is healthy within a second. */
export const WEB = {
  image: IMAGE,
  command: ['python3', '-m', 'http.server', '8080', '--directory', '/etc'],
  healthcheck: {
    test: ['CMD', 'wget', '-q', '-Y', 'off', '-O', '/dev/null', 'http://127.0.0.1:8080/'],
    interval: '200ms',
    retries: 50,
  },
  ports: ['8080'],
  stop_grace_period: '0s',
};

/** A service that does nothing for longer than any test. */
export const FOREVER = { image: IMAGE, command: ['sleep', '1000'], stop_grace_period: '0s' };
