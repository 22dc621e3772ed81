import { whenSeen } from '#site/when-seen.ts';

whenSeen('[data-live]', (figure) => import('./live.ts').then(({ enliven }) => enliven(figure)));
