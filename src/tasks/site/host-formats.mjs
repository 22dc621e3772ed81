/** @typedef {import('./host-rules.mjs').Rule} Rule */

/** Whether a rule is for single addresses and not for what begins like them. @param {Rule} rule */
const isOne = ({ covers }) => covers === 'pages' || covers === 'file';

/** For Netlify and Cloudflare Pages: one block an address, so that no two name the same header. @param {readonly Rule[]} rules */
export function headersFile(rules) {
  const block = (/** @type {string} */ address, /** @type {Rule} */ { headers }) =>
    [address, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${rules.flatMap((rule) => rule.addresses.map((address) => block(isOne(rule) ? address : `${address}*`, rule))).join('\n\n')}\n`;
}

/** What is kept for ever must not be an error. @param {string} value */
const onErrorsToo = (value) => !value.includes('immutable');

/** @param {string} text */
const asPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** For Apache 2.4, in the folder of the pages. @param {string} base @param {readonly Rule[]} rules */
export function apacheFile(base, rules) {
  const lines = rules.flatMap((rule) =>
    Object.entries(rule.headers).map(
      ([name, value]) => `  Header ${onErrorsToo(value) ? 'always ' : ''}set ${name} "${value}"${apacheCondition(base, rule)}`,
    ),
  );
  return [
    `ErrorDocument 404 ${base}404.html`,
    'Options -Indexes',
    'DirectoryIndex index.html',
    'AddType application/manifest+json .webmanifest',
    '<IfModule mod_headers.c>',
    ...lines,
    '</IfModule>',
    '<IfModule mod_deflate.c>',
    '  AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json image/svg+xml application/xml application/manifest+json',
    '</IfModule>',
    '',
  ].join('\n');
}

/** @param {string} base @param {Rule} rule */
function apacheCondition(base, { covers, addresses }) {
  if (covers === 'everything') return '';
  if (covers === 'folder') return ` "expr=%{REQUEST_URI} =~ m#^${asPattern(addresses[0] ?? '')}#"`;
  if (covers === 'file') return ` "expr=%{REQUEST_URI} =~ m#^${asPattern(addresses[0] ?? '')}$#"`;
  const framed = `${asPattern(base)}embed/`;
  const isFramed = addresses[0]?.startsWith(`${base}embed/`);
  // Pages are asked for by a folder's address, and answered with an error by any.
  const html = `%{CONTENT_TYPE} =~ m#^text/html#`;
  return ` "expr=${html} && ${isFramed ? '' : '! '}(%{REQUEST_URI} =~ m#^${framed}#)"`;
}

/** A server block for nginx: `root` holds the built files at the base path. @param {string} base @param {readonly Rule[]} rules */
export function nginxFile(base, rules) {
  const everything = rules.find((rule) => rule.covers === 'everything')?.headers ?? {};
  const folders = rules.filter((rule) => rule.covers === 'folder');
  const files = rules.filter((rule) => rule.covers === 'file');
  const framed = rules.filter((rule) => rule.covers === 'pages' && rule.addresses[0]?.startsWith(`${base}embed/`));
  const plain = rules.filter((rule) => rule.covers === 'pages' && !framed.includes(rule));
  /** @param {string} prefix @param {Readonly<Record<string, string>>} headers */
  const location = (prefix, headers) => [
    `    location ${prefix} {`,
    '        try_files $uri $uri/ =404;',
    // A location with a header of its own inherits none.
    ...Object.entries({ ...everything, ...headers }).map(
      ([name, value]) => `        add_header ${name} "${value}"${onErrorsToo(value) ? ' always' : ''};`,
    ),
    '    }',
  ];
  return [
    '# Written by the build. Copy the built files to ROOT' + base + ' and set server_name and root.',
    'server {',
    '    listen 80;',
    '    server_name example.org;',
    '    root /var/www/pip;',
    '    index index.html;',
    '    absolute_redirect off;',
    `    error_page 404 ${base}404.html;`,
    '    gzip on;',
    '    gzip_vary on;',
    '    gzip_types text/css text/javascript application/javascript application/json image/svg+xml application/xml text/xml application/manifest+json;',
    '',
    ...location(base, plain[0]?.headers ?? {}),
    ...folders.flatMap((rule) => location(`^~ ${rule.addresses[0] ?? ''}`, rule.headers)),
    ...files.flatMap((rule) => location(`= ${rule.addresses[0] ?? ''}`, rule.headers)),
    ...framed.flatMap((rule) => location(`^~ ${base}embed/`, rule.headers)),
    '}',
    '',
  ].join('\n');
}
