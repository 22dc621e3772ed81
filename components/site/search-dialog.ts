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
  index = loadIndex(dialog.dataset['base'] ?? '/');
  const search = async (): Promise<void> => {
    const query = input.value.trim();
    const hits = query ? await hitsFor(query) : [];
    if (hits === null || input.value.trim() !== query) return;
    list.replaceChildren(...hits.map(optionFor));
    select(input, list, 0);
    note.textContent = !query ? '' : hits.length === 0 ? `Nothing on this ice for “${query}”.` : '';
  };
  input.addEventListener('input', () => {
    search().catch(() => {
      note.textContent = 'The search index could not be loaded.';
    });
  });
  input.addEventListener('keydown', (event) => {
    onKey(event, input, list);
  });
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  if (input.value) void search();
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

function optionFor({ url, title, page, excerpt }: Hit, place: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `search-hit-${place}`;
  option.setAttribute('role', 'option');
  const link = document.createElement('a');
  link.href = url;
  link.tabIndex = -1;
  const name = document.createElement('b');
  name.textContent = title;
  const where = document.createElement('small');
  where.textContent = title === page ? '' : page;
  const text = document.createElement('p');
  text.append(...marked(excerpt));
  link.append(name, where, text);
  option.append(link);
  return option;
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

function onKey(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const options = [...list.children];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (options.length > 0) select(input, list, (at + step + options.length) % options.length);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    options[at]?.querySelector('a')?.click();
  }
}

function select(input: HTMLInputElement, list: HTMLElement, at: number): void {
  const options = [...list.children];
  options.forEach((option, place) => {
    option.setAttribute('aria-selected', String(place === at));
  });
  options[at]?.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-expanded', String(options.length > 0));
  if (options[at]) input.setAttribute('aria-activedescendant', options[at].id);
  else input.removeAttribute('aria-activedescendant');
}
