/**
 * Where the package managers of the stand-ins look for packages: a name that leads nowhere by itself.
 *
 * Whoever builds with packages serves them on the engine's bridge, and has RUN steps find that by the option
 * `addHosts: { 'packages.nx-alpine.test': 'host-gateway' }`. The port is fixed, because it is written into images; each
 * private engine has a bridge of its own, so two do not meet.
 */
export const packageHost = { name: 'packages.nx-alpine.test', port: 4873 } as const;

/** The registry of npm packages, as a stand-in sees it. */
export const npmRegistryUrl = `http://${packageHost.name}:${packageHost.port}/`;

/** Below this path of the same server lies a simple index of Python packages. */
export const pythonIndexPath = '/python/simple/';
