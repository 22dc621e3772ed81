import { whenSeen } from '#site/when-seen.ts';

// A link to a moment names more than a place, so the browser does not find the plate by itself.
const [plate = '', moment] = location.hash.slice(1).split('?');
if (moment !== undefined) document.getElementById(plate)?.scrollIntoView();

whenSeen('[data-live]', (figure) => import('./live.ts').then(({ enliven }) => enliven(figure)));
