import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const DIST = 'dist';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface BuiltPage {
  /** address on the site, without leading slash: '' is home */
  readonly path: string;
  readonly html: string;
  readonly tags: readonly Tag[];
}

const TAG = /<([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#38;': '&',
  '&#39;': "'",
  '&#34;': '"',
};
const plain = (text: string): string => text.replace(/&#?\w+;/g, (entity) => ENTITIES[entity] ?? entity);

/** Every start tag of a page; what scripts and comments hold is text. */
export function tagsIn(html: string): Tag[] {
  const markup = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/gi, '$1$2');
  return [...markup.matchAll(TAG)].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => [
        key.toLowerCase(),
        plain(double ?? single ?? bare ?? ''),
      ]),
    ),
  }));
}

/** Every page of the built site. */
export function builtPages(): BuiltPage[] {
  return globSync('**/*.html', { cwd: DIST })
    .filter((file) => !file.startsWith('pagefind'))
    .sort()
    .map((file) => {
      const html = readFileSync(path.join(DIST, file), 'utf8');
      return {
        path: file
          .split(path.sep)
          .join('/')
          .replace(/index\.html$/, ''),
        html,
        tags: tagsIn(html),
      };
    });
}

/** The built file an address of the site leads to, or null. Query and fragment do not count. */
export function fileOf(address: string): string | null {
  const file = path.join(DIST, decodeURIComponent(new URL(address, 'http://site/').pathname));
  if (existsSync(file) && statSync(file).isFile()) return file;
  const index = path.join(file, 'index.html');
  return existsSync(index) ? index : null;
}
