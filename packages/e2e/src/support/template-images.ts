import { packageHost } from '../../../../tools/dist/engine/stand-ins/package-host';
import { provideTemplateImages, type ImageOrigin } from '../../../../tools/dist/engine/templates/provide';

/** The images that the generators' Dockerfiles stand on, and how RUN steps find packages there. */
export interface TemplateImages {
  readonly origin: ImageOrigin;
  /** Options of `nx-alpine:alpine-build`, for targetDefaults. */
  readonly buildOptions: Readonly<Record<string, unknown>>;
  /** The same as arguments of `docker build`; those of hosts are for `docker run` too. */
  readonly dockerArguments: readonly string[];
}

/** Provides the images, which takes a minute the first time on a machine. */
export async function provideImages(): Promise<TemplateImages> {
  const origin = await provideTemplateImages();
  if (origin === 'stand-ins') {
    return {
      origin,
      buildOptions: { addHosts: { [packageHost.name]: 'host-gateway' } },
      dockerArguments: ['--add-host', `${packageHost.name}:host-gateway`],
    };
  }
  // A private engine leaves the packet filter alone, and so leads no packets out of its bridge.
  return process.env['NX_ALPINE_ENGINE'] === 'private'
    ? { origin, buildOptions: { network: 'host' }, dockerArguments: ['--network', 'host'] }
    : { origin, buildOptions: {}, dockerArguments: [] };
}
