import { whenSeen } from '#site/when-seen.ts';

const WORDS = 'This figure could not be fetched, so it stands still; its words and data are here. Load the page again to try once more.';

whenSeen('[data-live]', (figure) => import('./live.ts').then(({ enliven }) => enliven(figure)), WORDS);
