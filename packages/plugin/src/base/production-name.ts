/** Words that stand for production where they stand alone: `prod-db` is it, `reproduction` and `product` are not. */
const PRODUCTION = /(?:^|[^a-z0-9])(production|prod|prd|live)(?:[^a-z0-9]|$)/i;

/** The word by which a name of a host, project or database shows that it belongs to production; undefined where none does. */
export function findProductionWord(name: string): string | undefined {
  return PRODUCTION.exec(name)?.[1]?.toLowerCase();
}
