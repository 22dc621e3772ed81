import type { StopFacts } from '#course/journey.ts';
import { sitePath } from '#course/paths.ts';
import type { Standing } from '#offline/messages.ts';
import { ask } from './worker-talk.ts';

/** On the page that stands in for one that is not kept: names those that are. */
async function listKept(list: HTMLElement): Promise<void> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (!worker) return;
  const { pages } = await ask<Standing>(worker, { ask: 'standing' });
  const kept = new Set(pages.map(sitePath));
  const links = titles().filter(({ address }) => kept.has(address) && address !== location.pathname);
  list.replaceChildren(
    ...links.map(({ address, title }) => {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = title;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  const none = document.querySelector<HTMLElement>('[data-none-kept]');
  if (none) none.hidden = links.length > 0;
}

/** Home, the stops in their order, then the pages the footer leads to. */
function titles(): { readonly address: string; readonly title: string }[] {
  const stops = Object.values(JSON.parse(document.body.dataset['stops'] ?? '{}') as Record<string, StopFacts>);
  const footer = [...document.querySelectorAll<HTMLAnchorElement>('.foot a')];
  return [
    { address: sitePath(''), title: 'The map of the journey' },
    ...stops.map(({ address, title }) => ({ address, title })),
    ...footer.map((link) => ({ address: link.pathname, title: link.textContent })),
  ];
}

const list = document.querySelector<HTMLElement>('[data-kept-pages]');
if (list) void listKept(list);
document.querySelector('[data-try-again]')?.addEventListener('click', () => {
  location.reload();
});
