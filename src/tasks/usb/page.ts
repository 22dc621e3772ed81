import { linkOnDisk, rootFrom } from '#tasks/site/file-links.ts';
import { inlineHashes } from '#tasks/site/policy.mjs';
import { drawingsFor } from './drawings.ts';

const TAG = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const ADDRESS = / (href|src|data-source|data-base|data-address)="(\/[^"]*)"/g;
/** What is of use on a host only: modules, what is loaded ahead, the address it has there, what makes it installable. */
const OF_A_HOST =
  /<script type="module"[^>]*><\/script>|<link rel="(?:preload|modulepreload|canonical|manifest|apple-touch-icon)"[^>]*>|<meta (?:property="og:|name="twitter:)[^>]*>/g;
const POLICY = /(<meta http-equiv="content-security-policy" content=")[^"]*"/;

/** Every file an edition's page loads beside its style sheets, from the root. */
export const PAGE_FILES = { styles: 'disk/disk.css', data: 'disk/data.js', script: 'disk/course.js' } as const;

export interface Drawings {
  /** those any page may need while it runs */
  readonly always: ReadonlyMap<string, string>;
  /** those a page needs only if it was built with them */
  readonly asked: ReadonlyMap<string, string>;
}

/** As strict as a page on disk can have it: its own scripts and styles, fonts from the style sheet, no connection at all. */
export function diskPolicy(html: string): string {
  const { scripts, styles } = inlineHashes(html);
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...scripts].join(' '),
    ['style-src', `'self'`, ...styles].join(' '),
    `img-src 'self'`,
    `font-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types svelte-trusted-html`,
  ].join(';');
}

/** A built page as one for the disk: links between files, one classic script, the drawings in the page. @param file from the root */
export function pageOnDisk(built: string, file: string, { always, asked }: Drawings): string {
  const root = rootFrom(file);
  const used = new Map(always);
  const link = (name: string, address: string): string => {
    const [, drawing] = /\.svg#(.+)$/.exec(address) ?? [];
    if (drawing === undefined) return ` ${name}="${linkOnDisk(address, root)}"`;
    const symbol = asked.get(drawing);
    if (symbol !== undefined) used.set(drawing, symbol);
    return ` ${name}="#art-${drawing}"`;
  };
  const linked = built
    .replaceAll(OF_A_HOST, '')
    .replaceAll(TAG, (tag) => tag.replaceAll(ADDRESS, (_, name: string, address: string) => link(name, address)))
    .replaceAll(/(&quot;address&quot;:&quot;)(\/[^&]*)/g, (_, before: string, address: string) => before + linkOnDisk(address, root));
  const head = [
    `<link rel="stylesheet" href="${root}${PAGE_FILES.styles}">`,
    `<script defer src="${root}${PAGE_FILES.data}"></script>`,
    `<script defer src="${root}${PAGE_FILES.script}"></script>`,
  ];
  return linked
    .replace(POLICY, (_, before: string) => `${before}${diskPolicy(linked)}"`)
    .replace('<html ', `<html data-root="${root}" `)
    .replace('</head>', `${head.join('')}</head>`)
    .replace('</body>', `${drawingsFor(used.values())}</body>`);
}
