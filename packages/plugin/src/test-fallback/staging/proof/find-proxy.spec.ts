import { findProxy } from './find-proxy';

const PROXY = 'http://proxy.acme.dev:3128/';

it.each<[NodeJS.ProcessEnv, string | undefined]>([
  [{}, undefined],
  [{ HTTPS_PROXY: PROXY }, PROXY],
  [{ https_proxy: 'proxy.acme.dev:3128' }, PROXY],
  [{ ALL_PROXY: PROXY }, PROXY],
  [{ HTTP_PROXY: PROXY }, undefined],
  [{ HTTPS_PROXY: '' }, undefined],
  [{ HTTPS_PROXY: 'socks5://proxy.acme.dev' }, undefined],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: '*' }, undefined],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: 'x.dev, acme.dev' }, undefined],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: '.ACME.dev' }, undefined],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: '*.acme.dev' }, undefined],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: 'api.acme.dev:443' }, undefined],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: 'api.acme.dev:8443' }, PROXY],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: 'pi.acme.dev,me.dev' }, PROXY],
])('with %j', (environment, proxy) => {
  expect(findProxy(environment, 'api.acme.dev', 443)?.href).toBe(proxy);
});

it('goes to an excepted IP address directly', () => {
  expect(findProxy({ HTTPS_PROXY: PROXY, NO_PROXY: '::1' }, '::1', 443)).toBeUndefined();
});
