import { mount } from 'svelte';
import type { StopFacts } from '#course/journey.ts';
import ProgressDesk from './ProgressDesk.svelte';

const target = document.querySelector<HTMLElement>('[data-progress-desk]');
if (target !== null) {
  const stops = JSON.parse(document.body.dataset['stops'] ?? '{}') as Record<string, StopFacts>;
  target.replaceChildren();
  mount(ProgressDesk, { target, props: { stops } });
  target.dataset['ready'] = 'true';
}
