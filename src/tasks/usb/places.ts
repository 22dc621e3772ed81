import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { linkOnDisk } from '#tasks/site/file-links.ts';
import type { Place } from '#usb/on-disk.ts';

/** What Pagefind writes before the JSON of a page's text. */
const MARK = 'pagefind_dcd';

interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: { readonly title: string };
  /** location: the number of the word at which it stands */
  readonly anchors: readonly { readonly element: string; readonly id: string; readonly text: string; readonly location: number }[];
}

/** The text of all pages that can be searched, cut at their headings, as Pagefind found it. @param dist the built site */
export function placesOf(dist: string): Place[] {
  const files = globSync('pagefind/fragment/*.pf_fragment', { cwd: dist });
  const fragments = files.map((file) => fragmentIn(readFileSync(path.join(dist, file))));
  return fragments.sort((a, b) => (a.url < b.url ? -1 : 1)).flatMap(placesIn);
}

function fragmentIn(packed: Buffer): Fragment {
  const text = gunzipSync(packed).toString('utf8');
  if (!text.startsWith(MARK)) throw new Error(`Pagefind writes its pages in another way now: '${text.slice(0, 20)}'.`);
  return JSON.parse(text.slice(MARK.length)) as Fragment;
}

function placesIn({ url, content, meta, anchors }: Fragment): Place[] {
  const page = meta.title.replace(/ · .*$/, '');
  const words = content.split(' ');
  const address = linkOnDisk(url, '');
  const cuts = [
    { address, title: page, at: 0 },
    ...anchors
      .filter(({ element }) => /^h[23]$/.test(element))
      .map(({ id, text, location }) => ({ address: `${address}#${id}`, title: text, at: location })),
  ];
  return cuts.map(({ at, ...place }, i) => ({ ...place, page, text: words.slice(at, cuts[i + 1]?.at).join(' ') }));
}
