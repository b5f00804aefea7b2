/** The user of the unprivileged image. */
export const nginxUser = { name: 'nginx', id: 101, home: '/nonexistent' } as const;

const configuration = `worker_processes auto;
error_log /var/log/nginx/error.log notice;
pid /tmp/nginx.pid;

events {
  worker_connections 1024;
}

http {
  client_body_temp_path /tmp/client_temp;
  proxy_temp_path /tmp/proxy_temp;
  fastcgi_temp_path /tmp/fastcgi_temp;
  uwsgi_temp_path /tmp/uwsgi_temp;
  scgi_temp_path /tmp/scgi_temp;

  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /var/log/nginx/access.log;
  sendfile on;
  keepalive_timeout 65;
  include /etc/nginx/conf.d/*.conf;
}
`;

const server = `server {
  listen 8080;
  server_name localhost;

  location / {
    root /usr/share/nginx/html;
    index index.html index.htm;
  }

  error_page 500 502 503 504 /50x.html;
  location = /50x.html {
    root /usr/share/nginx/html;
  }
}
`;

/** Runs what lies in /docker-entrypoint.d before nginx, never before another command. */
const entrypoint = `#!/bin/sh
set -e
if [ "$1" = nginx ]; then
  for script in /docker-entrypoint.d/*; do
    [ -x "$script" ] || continue
    case $script in
    *.envsh) . "$script" ;;
    *.sh) "$script" ;;
    esac
  done
fi
exec "$@"
`;

/** Fills in the variables of templates. Only names that are set are replaced, so that nginx keeps its own. */
const fillTemplates = `#!/bin/sh
set -e
templates=\${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
suffix=\${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
output=\${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
[ -d "$templates" ] || exit 0
if [ ! -w "$output" ]; then
  echo "$0: $output is not writable" >&2
  exit 0
fi
names=$(awk -v filter="\${NGINX_ENVSUBST_FILTER:-}" \\
  'BEGIN { for (name in ENVIRON) if (name ~ filter) printf "\${%s} ", name }')
cd "$templates"
find . -follow -type f -name "*$suffix" | while read -r template; do
  target=$output/\${template%"$suffix"}
  mkdir -p "$(dirname "$target")"
  envsubst "$names" <"$template" >"$target"
done
`;

/** The files by which the stand-in behaves like the unprivileged image, by path. */
export const nginxFiles: Readonly<Record<string, string>> = {
  'etc/nginx/nginx.conf': configuration,
  'etc/nginx/conf.d/default.conf': server,
  'usr/share/nginx/html/50x.html': '<!doctype html>\n<title>Error</title>\n',
};

/** Those that are run. */
export const nginxScripts: Readonly<Record<string, string>> = {
  'docker-entrypoint.sh': entrypoint,
  'docker-entrypoint.d/20-envsubst-on-templates.sh': fillTemplates,
};
