/** Questions far below are left alone; one comes alive when it is nearly in view. */
const AHEAD = '300px';

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.unobserve(target);
      void import('./live.ts').then(({ enliven }) => enliven(target));
    }
  },
  { rootMargin: AHEAD },
);

for (const host of document.querySelectorAll('[data-quiz]')) near.observe(host);
