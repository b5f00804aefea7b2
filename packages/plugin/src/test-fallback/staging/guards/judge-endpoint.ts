import * as addresses from 'ipaddr.js';
import { findProductionWord } from '../../../base/production-name';
import { coversHost } from '../../../formats/host-name/certificate-names';
import { projectOfInstance } from '../endpoints/cloud-sql';
import type { Endpoint, Host } from '../endpoints/endpoint';
import type { StagingSettings } from '../staging';
import { transportOf } from './transport';
import { weakSetting } from './weak-tls';

/** What a project allows its tests to reach. */
export type Allowance = Pick<
  StagingSettings,
  'allowedHosts' | 'certificateNames' | 'allowedGcpProjects' | 'exemptHosts' | 'productionWords'
> & {
  /** PGSSLMODE of the tests, which holds where a URL says nothing. */
  readonly pgSslMode: string | undefined;
};

/** Why an endpoint must not be reached. */
export interface Objection {
  /** Completes "API_URL …" with the name of the endpoint. */
  readonly shown: string;
  /** The same without any part of the value. */
  readonly hidden: string;
  readonly fix: string;
}

/** The first thing that speaks against an endpoint; denials come before allowances, so that no allowance overrides them. */
export function judgeEndpoint(endpoint: Endpoint, allowance: Allowance): Objection | undefined {
  switch (endpoint.kind) {
    case 'unreadable':
      return {
        shown: endpoint.why,
        hidden: endpoint.why,
        fix: 'write it in the plain form that all programs read alike',
      };
    case 'host':
      return judgeHost(endpoint, allowance);
    case 'mail':
      return denied('names the e-mail domain', endpoint.domain, allowance);
    case 'socket':
      return objection(
        'leads to',
        'a socket of this machine',
        endpoint.name,
        'staging is not on this machine',
      );
    case 'gcp-project':
      return (
        denied(NOUNS[endpoint.kind], endpoint.name, allowance) ?? foreignProject(endpoint.name, allowance)
      );
    case 'cloud-sql-instance':
      return (
        denied(NOUNS[endpoint.kind], endpoint.name, allowance) ??
        foreignProject(projectOfInstance(endpoint.name), allowance)
      );
    case 'database':
    case 'bucket':
    case 'secret':
      return denied(NOUNS[endpoint.kind], endpoint.name, allowance);
  }
}

const NOUNS = {
  'gcp-project': 'names the GCP project',
  'cloud-sql-instance': 'leads to the Cloud SQL instance',
  database: 'names the database',
  bucket: 'names the bucket',
  secret: 'names the secret',
} as const;

function judgeHost(endpoint: Host, allowance: Allowance): Objection | undefined {
  const { host } = endpoint;
  const exempt = allowance.exemptHosts.some((each) => each.toLowerCase() === host);
  return (
    (exempt ? undefined : denied('leads to the host', host, allowance)) ??
    judgePlace(host) ??
    judgeAllowed(host, allowance) ??
    judgeTransport(endpoint, allowance)
  );
}

function denied(verb: string, name: string, { productionWords }: Allowance): Objection | undefined {
  const word = findProductionWord(name, productionWords);
  if (word === undefined) return undefined;
  const why = `"${word}" is a word for production`;
  return {
    shown: `${verb} ${name}, and ${why}`,
    hidden: `${verb.replace(/ the /, ' a ')} whose name has a word for production: "${word}"`,
    fix: 'tests must never reach production; name what belongs to staging. There is no switch for this',
  };
}

function foreignProject(project: string, { allowedGcpProjects }: Allowance): Objection | undefined {
  if (allowedGcpProjects.includes(project)) return undefined;
  return objection(
    'belongs to',
    'a GCP project that is not allowed',
    project,
    'add it to allowedGcpProjects if it is a project of staging',
  );
}

/** Names that lead to this machine or to what runs beside it. */
const LOCAL_NAME =
  /(?:^|\.)(?:localhost|local|localdomain|docker\.internal|containers\.internal|metadata\.google\.internal)$/;

function judgePlace(host: string): Objection | undefined {
  const isLocal = addresses.isValid(host)
    ? addresses.process(host).range() !== 'unicast'
    : LOCAL_NAME.test(host);
  return isLocal
    ? objection('leads to', 'a local or private address', host, 'name the public host of the staging service')
    : undefined;
}

function judgeAllowed(host: string, allowance: Allowance): Objection | undefined {
  const { allowedHosts, certificateNames } = allowance;
  if (allowedHosts.some((name) => coversHost(name, host) || name.toLowerCase() === host)) return undefined;
  const flat = flatName(host, [...allowedHosts, ...certificateNames]);
  const fix = `add it to allowedHosts if it is a host of staging, or if it is no host at all`;
  return objection(
    'leads to',
    'a host that is not allowed',
    host,
    flat === undefined ? fix : suggestion(flat),
  );
}

function judgeTransport(endpoint: Host, allowance: Allowance): Objection | undefined {
  const weak = weakSetting(endpoint.settings);
  if (weak !== undefined) {
    const what = `switches the checks of TLS off by ${weak}`;
    return { shown: what, hidden: what, fix: 'take it out, or verify the certificate in full' };
  }
  const transport = transportOf(endpoint, allowance.pgSslMode);
  if (transport.kind === 'plain') {
    return objection('reaches', 'a host without TLS', endpoint.host, transport.instead);
  }
  return transport.kind === 'unknown' ? undefined : judgeCertificate(endpoint.host, allowance);
}

/** Hosts below the domain of the declared certificate have to be covered by it; those elsewhere have another. */
function judgeCertificate(host: string, { certificateNames }: Allowance): Objection | undefined {
  if (certificateNames.some((name) => coversHost(name, host))) return undefined;
  const flat = flatName(host, certificateNames);
  return flat === undefined
    ? undefined
    : objection('leads to', 'a host that no name of the certificate covers', host, suggestion(flat));
}

/** `api.staging.acme.dev` below `*.acme.dev`, which covers one label only, becomes `api-staging.acme.dev`. */
function flatName(host: string, names: readonly string[]): string | undefined {
  const base = names
    .filter((name) => name.startsWith('*.'))
    .map((name) => name.slice('*.'.length).toLowerCase())
    .find((domain) => host.endsWith(`.${domain}`));
  if (base === undefined) return undefined;
  const flat = `${host.slice(0, -base.length - 1).replaceAll('.', '-')}.${base}`;
  return flat === host ? undefined : flat;
}

function suggestion(flat: string): string {
  return `a wildcard covers exactly one label; a flat name would do, such as ${flat}`;
}

function objection(verb: string, what: string, name: string, fix: string): Objection {
  return { shown: `${verb} ${what}: ${name}`, hidden: `${verb} ${what}`, fix };
}
