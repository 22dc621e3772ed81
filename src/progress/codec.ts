import type { Json } from './json.ts';

/** Raised when the shape of a stored value changes; older shapes are then migrated in `decode`. */
const VERSION = 1;

/** What a stored text turned out to be. */
export type Decoded = { readonly state: 'good'; readonly value: Json } | { readonly state: 'newer' } | { readonly state: 'corrupt' };

/** Text to store: version, checksum, JSON, divided by colons. */
export function encode(value: Json): string {
  const json = JSON.stringify(value);
  return `${VERSION}:${checksum(json)}:${json}`;
}

/** Reads what `encode` wrote. Total: a stranger's text is `corrupt`, a later version's is `newer`. */
export function decode(text: string): Decoded {
  const parts = /^(\d{1,6}):([0-9a-z]{1,7}):(.*)$/s.exec(text);
  if (!parts) return { state: 'corrupt' };
  const [, version = '', sum, json = ''] = parts;
  if (Number(version) > VERSION) return { state: 'newer' };
  if (Number(version) < VERSION || sum !== checksum(json)) return { state: 'corrupt' };
  try {
    return { state: 'good', value: JSON.parse(json) as Json };
  } catch {
    return { state: 'corrupt' };
  }
}

/** FNV-1a over UTF-16 units: finds accidents, not forgers. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
