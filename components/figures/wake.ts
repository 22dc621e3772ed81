import { whenSeen } from '#site/when-seen.ts';

// A link to a moment has the figure before its question mark: no browser finds that by itself.
const [id = '', moment] = location.hash.slice(1).split('?');
if (moment) document.getElementById(id)?.scrollIntoView();

whenSeen('[data-live]', (figure) => import('./live.ts').then(({ enliven }) => enliven(figure)));
