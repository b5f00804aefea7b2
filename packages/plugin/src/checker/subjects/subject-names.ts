import type { TextSubject } from './text-subject';

const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|^(?:[\w@.-]+\.)?Dockerfile$/i;
/** Texts about Dockerfiles, programs, and templates that become one. */
const NO_DOCKERFILE =
  /\.(?:mdx?|html|rst|txt|log|json|ya?ml|[cm]?[jt]sx?|go|py|hbs|ejs|tmpl|template|tpl|j2|jinja2?|mustache|erb|eta|njk|m4|in)$/i;
const IGNORE_FILE = /^(?:.+)?\.(?:docker|container)ignore$/;
const COMPOSE_FILE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
const ENV_FILE = /^(?:\.env(?:\.[\w.-]+)?|[\w-]+\.env)$/;
/** Templates, programs that write an env file, values in another syntax, and Dockerfiles whose name ends so. */
const NO_ENV_FILE =
  /\.(?:hbs|ejs|erb|j2|mustache|liquid|[cm]?[jt]s|py|rb|php|go|sh|ps1|md|json|ya?ml|toml|xml)$|^(?:Docker|Container)file\./i;
const WORKFLOW =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.yml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|Jenkinsfile|cloudbuild\.ya?ml)$/;

/** Whatever one of the expressions above and below may mean, in one look at each of many names. */
export const MAY_BE_MEANT =
  /(?:file|ignore|\.ya?ml|\.env|\.mdx?|\.(?:ba)?sh)$|(?:docker|container)file[._-]|(?:^|\/)\.env\./i;

/** Whether the path of a file is that of a subject. */
export const isSubjectName = {
  dockerfile: named((name) => DOCKERFILE.test(name) && !IGNORE_FILE.test(name) && !NO_DOCKERFILE.test(name)),
  'ignore-file': named((name) => IGNORE_FILE.test(name)),
  compose: named((name) => COMPOSE_FILE.test(name)),
  env: named((name) => ENV_FILE.test(name) && !NO_ENV_FILE.test(name)),
};

function named(isMeant: (name: string) => boolean): (file: string) => boolean {
  return (file) => isMeant(file.slice(file.lastIndexOf('/') + 1));
}

/** What a script, a document or a workflow is, by its path; undefined of all else. */
export function kindOfText(file: string): TextSubject['kind'] | undefined {
  // Our own reports, which quote the lines that findings are about.
  if (file.startsWith('dist/nx-alpine/')) return undefined;
  if (WORKFLOW.test(file)) return 'workflow';
  if (/\.(?:sh|bash)$|(?:^|\/)(?:Makefile|Justfile|Taskfile\.ya?ml)$/.test(file)) return 'script';
  return /\.mdx?$/.test(file) ? 'document' : undefined;
}
