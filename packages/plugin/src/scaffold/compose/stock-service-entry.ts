import { healthCheck, publishedPort, type ComposeService } from './compose-service';
import type { ComposeWish } from './compose-wish';
import { stockImage, type StockName } from './stock-images';
import { STOCK_SERVICES } from './stock-services';

/** A stock service as a compose file has it. */
export function stockServiceEntry(name: StockName, data: ComposeWish['data']): ComposeService {
  const { port, command, environment, hasFixedHost, isSlow, dataFolder, ...service } = STOCK_SERVICES[name];
  return {
    image: stockImage(name),
    ...(hasFixedHost && { hostname: name }),
    ...(command !== undefined && { command }),
    ...(environment !== undefined && { environment }),
    ports: [publishedPort(port)],
    ...(dataFolder !== undefined &&
      (data === 'memory'
        ? { tmpfs: [dataFolder] }
        : { volumes: [{ type: 'volume', source: dataVolume(name), target: dataFolder }] })),
    healthcheck: healthCheck(service.healthCheck, isSlow),
  };
}

/** The volumes that the entries of stock services name. */
export function stockVolumes({ services, data }: ComposeWish): string[] {
  if (data === 'memory') return [];
  return services.filter((name) => STOCK_SERVICES[name].dataFolder !== undefined).map(dataVolume);
}

function dataVolume(name: StockName): string {
  return `${name}-data`;
}
