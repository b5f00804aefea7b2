import { moduleName } from './module-name';

it.each([
  ['orders', 'orders'],
  ['@acme/my-API.v2', 'my_api_v2'],
  ['2fa', 'service_2fa'],
  ['email', 'email_service'],
  ['async', 'async_service'],
])('%s gives %s', (project, name) => {
  expect(moduleName(project)).toBe(name);
});
