/** A name as a label of a host: `Order_Service` becomes `order-service`. */
export function asHostLabel(name: string): string {
  return words(name).join('-').toLowerCase();
}

/** A name as a part of a variable's: `order-service` becomes `ORDER_SERVICE`. */
export function asVariable(name: string): string {
  const variable = words(name).join('_').toUpperCase();
  return /^\d/.test(variable) ? `SERVICE_${variable}` : variable;
}

/** One label, so that a certificate for `*.<domain>` covers it; `api.staging.<domain>` would be two. */
export function stagingHost(service: string, environment: string, domain: string): string {
  return `${asHostLabel(service)}-${environment}.${domain.toLowerCase()}`;
}

/** A secret by its version's number: what a run reads does not change between two of them. */
export function secretReference(gcpProject: string, secret: string): string {
  return `sm://projects/${gcpProject}/secrets/${secret}/versions/1`;
}

function words(name: string): string[] {
  return name.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
}
