import { whenSeen } from '#site/when-seen.ts';

const LOST =
  'This figure did not come to life: a part of it could not be fetched. Its picture, words and data are here; reload to try again.';

whenSeen('[data-live]', (figure) =>
  import('./live.ts')
    .then(({ enliven }) => enliven(figure))
    .catch((error: unknown) => {
      const note = document.createElement('p');
      note.className = 'plate-note';
      note.role = 'alert';
      note.textContent = LOST;
      figure.prepend(note);
      throw error;
    }),
);
