import type { Site } from './detect-site';

/** The name of the template beside a Dockerfile. */
export function templatePath(dockerfile: string): string {
  return dockerfile.replace(/\.alpine\.Dockerfile$/, '.nginx.conf.template');
}

/** The server as nginx's image reads it: it puts in `PORT`, and writes the result where nginx looks. */
export function nginxTemplate(
  { isSinglePage, hashed }: Pick<Site, 'isSinglePage' | 'hashed'>,
  healthPath: string,
): string {
  const rest = isSinglePage
    ? ['    # Paths that exist in the browser only.', '    try_files $uri $uri/ /index.html;']
    : ['    try_files $uri $uri/ $uri.html =404;'];
  return `${[
    '# The image puts PORT in its place when the container starts.',
    'server {',
    '  listen ${PORT};',
    '  root /usr/share/nginx/html;',
    '  server_tokens off;',
    '  # Behind a proxy, neither the name nor the port is the one that the browser knows.',
    '  absolute_redirect off;',
    '',
    '  gzip on;',
    '  gzip_vary on;',
    '  gzip_min_length 1024;',
    '  gzip_types text/css text/javascript application/javascript application/json application/manifest+json image/svg+xml;',
    '',
    '  # Pages are asked for anew each time, and answered with 304 while they are the same.',
    '  add_header Cache-Control "no-cache";',
    ...healthLocation(healthPath),
    ...hashedLocation(hashed),
    '',
    '  # Nothing of this kind is a page, whatever was copied.',
    '  location ~ /\\.(?!well-known/) {',
    '    return 404;',
    '  }',
    '',
    '  location / {',
    ...rest,
    '  }',
    '}',
  ].join('\n')}\n`;
}

function healthLocation(path: string): string[] {
  if (path === '') return [];
  return [
    '',
    `  location = ${path} {`,
    '    access_log off;',
    '    default_type text/plain;',
    '    return 200 "ok\\n";',
    '  }',
  ];
}

function hashedLocation(hashed: string | undefined): string[] {
  if (hashed === undefined) return [];
  return [
    '',
    '  # Their names change with their content.',
    `  location ${hashed} {`,
    '    add_header Cache-Control "public, max-age=31536000, immutable";',
    '    try_files $uri =404;',
    '  }',
  ];
}
