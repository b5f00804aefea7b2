/** A version of a secret in Google's Secret Manager. */
export interface SecretReference {
  readonly project: string;
  readonly secret: string;
  /** A number, `latest`, or an alias. */
  readonly version: string;
}

const PROJECT = String.raw`(?<project>(?:[a-z0-9.-]+:)?[a-z0-9][a-z0-9-]*)`;
const SECRET = String.raw`(?<secret>[\w-]{1,255})`;
const VERSION = String.raw`(?<version>[\w-]+)`;

/** https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions and berglas' short form. */
const FORMS = [
  new RegExp(`^(?:sm://)?projects/${PROJECT}/secrets/${SECRET}(?:/versions/${VERSION})?$`),
  new RegExp(`^sm://(?!projects/)${PROJECT}/${SECRET}(?:#${VERSION})?$`),
];

/** A whole value as a reference, in any of its forms; undefined where it is none. */
export function readSecretReference(value: string): SecretReference | undefined {
  const groups = FORMS.map((form) => form.exec(value)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { project = '', secret = '', version = 'latest' } = groups;
  return { project, secret, version };
}

/** Whether a value has a reference in it, readable or not, alone or with something around it. */
export function mentionsSecret(value: string): boolean {
  return /sm:\/\/|projects\/[^/\s]+\/secrets\//i.test(value);
}

/** The one form in which references are shown and asked for. */
export function resourceName({ project, secret, version }: SecretReference): string {
  return `projects/${project}/secrets/${secret}/versions/${version}`;
}
