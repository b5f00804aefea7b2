import { findProductionWord } from './production-name';

it.each<[string, string | undefined]>([
  ['prod', 'prod'],
  ['acme-PROD', 'prod'],
  ['api.production.acme.dev', 'production'],
  ['acme:europe-west1:prd', 'prd'],
  ['live_feed', 'live'],
  ['reproduction', undefined],
  ['product-service', undefined],
  ['prod2', 'prod'],
  ['prod2x', undefined],
  ['delivery', undefined],
  ['', undefined],
])('finds in %j the word %j', (name, word) => {
  expect(findProductionWord(name)).toBe(word);
});

it('knows more words where a project has them', () => {
  expect(findProductionWord('acme-main.db', ['Main'])).toBe('main');
  expect(findProductionWord('remainder mains', ['main', ''])).toBeUndefined();
  expect(findProductionWord('prod.acme.dev', ['main'])).toBe('prod');
});
