import { loadIndex } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';

interface Hit {
  readonly url: string;
  readonly title: string;
  readonly page: string;
  readonly excerpt: string;
}

const MOST_HITS = 8;
const WAIT_MS = 120;

let index: Promise<SearchIndex> | undefined;

/** Makes an opened dialog search; a second call finds it done. */
export function fillDialog(dialog: HTMLDialogElement): void {
  if (index) return;
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('ul');
  const note = dialog.querySelector<HTMLElement>('[role="status"]');
  if (!input || !list || !note) return;
  index = loadIndex(new URL('.', new URL(dialog.dataset['base'] ?? '/', document.baseURI)).pathname);
  const failed = (): void => {
    note.textContent = 'The search index could not be fetched. Without a network the search works when the whole course is kept.';
  };
  index.catch(failed);
  const search = async (): Promise<void> => {
    const query = input.value.trim();
    const hits = query ? await hitsFor(query) : [];
    if (hits === null || input.value.trim() !== query) return;
    list.replaceChildren(...hits.map(itemFor));
    select(list, 0);
    note.textContent = query ? countInWords(hits.length, query) : '';
  };
  input.addEventListener('input', () => {
    search().catch(failed);
  });
  dialog.addEventListener('keydown', (event) => {
    onKey(event, list);
  });
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  if (input.value) search().catch(failed);
}

/** Null when a later query has overtaken this one. */
async function hitsFor(query: string): Promise<Hit[] | null> {
  const found = await (await index)?.debouncedSearch(query, {}, WAIT_MS);
  if (!found) return null;
  const pages = await Promise.all(found.results.slice(0, MOST_HITS).map((result) => result.data()));
  return pages
    .flatMap(({ url, meta, excerpt, sub_results: parts }) => {
      const page = (meta.title ?? url).replace(/ · .*$/, '');
      const places = parts?.length ? parts.slice(0, 3) : [{ url, title: page, excerpt }];
      return places.map((place) => ({ ...place, page }));
    })
    .slice(0, MOST_HITS);
}

function itemFor({ url, title, page, excerpt }: Hit): HTMLElement {
  const link = document.createElement('a');
  link.href = url;
  const name = document.createElement('b');
  name.textContent = title;
  const where = document.createElement('small');
  where.textContent = title === page ? '' : page;
  const text = document.createElement('span');
  text.append(...marked(excerpt));
  link.append(name, where, text);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function countInWords(count: number, query: string): string {
  if (count === 0) return `Nothing on this ice for “${query}”.`;
  return count === 1 ? '1 place. Enter opens it.' : `${count} places. Enter opens the marked one, arrows choose.`;
}

/** Pagefind marks matches in escaped HTML; the marks become elements, the rest becomes text. */
function marked(excerpt: string): Node[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((part, place) => {
    const text = document.createTextNode(plain(part));
    if (place % 2 === 0) return text;
    const mark = document.createElement('mark');
    mark.append(text);
    return mark;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&amp;': '&' };
const plain = (text: string): string => text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);

/** Arrows move the mark, and the focus with it once it has left the search field; Enter in the field opens what is marked. */
function onKey(event: KeyboardEvent, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.findIndex((link) => link.classList.contains('is-marked'));
  const isField = event.target instanceof HTMLInputElement;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (links.length === 0) return;
    const next = (at + (event.key === 'ArrowDown' ? 1 : -1) + links.length) % links.length;
    select(list, next);
    if (!isField) links[next]?.focus();
  } else if (event.key === 'Enter' && isField) {
    event.preventDefault();
    links[at]?.click();
  }
}

function select(list: HTMLElement, at: number): void {
  list.querySelectorAll('a').forEach((link, place) => {
    link.classList.toggle('is-marked', place === at);
    if (place === at) link.scrollIntoView({ block: 'nearest' });
  });
}
