import { whenSeen } from '#site/when-seen.ts';

// Every page with a figure fetches this at once, so its words are few.
whenSeen('[data-live]', (figure) =>
  import('./live.ts')
    .then(({ enliven }) => enliven(figure))
    .catch((error: unknown) => {
      const textContent = 'This figure did not come to life. Reload to try again.';
      figure.prepend(Object.assign(document.createElement('p'), { role: 'alert', textContent }));
      throw error;
    }),
);
