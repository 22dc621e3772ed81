import { whenSeen } from '#site/when-seen.ts';

whenSeen('[data-quiz]', (question) => import('./live.ts').then(({ enliven }) => enliven(question)));
