import { mount } from 'svelte';
import { fetchIndex } from './fetched.ts';
import ReviewDeck from './ReviewDeck.svelte';

/** Puts the live review in the place of what was built. Without the list of questions the page stays as built. */
async function start(target: HTMLElement): Promise<void> {
  const index = await fetchIndex();
  target.replaceChildren();
  mount(ReviewDeck, { target, props: { index } });
  target.dataset['ready'] = 'true';
}

const target = document.querySelector<HTMLElement>('[data-review]');
if (target !== null) void start(target);
