import { whenSeen } from '#site/when-seen.ts';

const WORDS = 'This question could not be fetched; its answers are here. Load the page again to try once more.';

whenSeen('[data-quiz]', (question) => import('./live.ts').then(({ enliven }) => enliven(question)), WORDS);
