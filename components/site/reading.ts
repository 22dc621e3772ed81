import { store } from '#progress/store.ts';

const SAVE_AFTER_MS = 400;

/** Follows the reader through a chapter: neatline under the bar, current section in every list of contents, remembered place. */
export function followReading(): void {
  const article = document.querySelector<HTMLElement>('[data-chapter]');
  if (!article) return;
  const bar = document.querySelector<HTMLElement>('[data-reading]');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a, .here-toc a, .inline-toc a')];
  const marks = [...new Set(links.map((link) => link.hash.slice(1)))].flatMap((id) => document.getElementById(id) ?? []);
  let section = '';
  let isDue = false;
  let timer = 0;
  const save = (): void => {
    store.chapters.set(article.dataset['chapter'] ?? '', { readShare: shareRead(article), section, atMs: Date.now() });
  };
  const look = (): void => {
    isDue = false;
    if (bar) bar.style.width = `${(shareRead(article) * 100).toFixed(2)}%`;
    const now = marks.filter((mark) => mark.getBoundingClientRect().top < innerHeight * 0.4).at(-1)?.id ?? '';
    if (now !== section) {
      section = now;
      for (const link of links) {
        if (link.hash.slice(1) === now) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    }
    clearTimeout(timer);
    timer = window.setTimeout(save, SAVE_AFTER_MS);
  };
  const lookSoon = (): void => {
    if (!isDue) requestAnimationFrame(look);
    isDue = true;
  };
  addEventListener('scroll', lookSoon, { passive: true });
  addEventListener('resize', lookSoon, { passive: true });
  addEventListener('pagehide', save);
  look();
}

/** 0 at the top, 1 when the end of the text is in view. */
function shareRead(article: HTMLElement): number {
  const { top, height } = article.getBoundingClientRect();
  const way = height - innerHeight;
  return way <= 0 ? 1 : Math.min(1, Math.max(0, -top / way));
}
