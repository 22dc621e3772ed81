import { mount } from 'svelte';
import { fetchIndex } from './fetched.ts';
import ReviewDeck from './ReviewDeck.svelte';

/** Puts the live review in the place of what was built. Without the list of questions the page stays as built. */
const target = document.querySelector<HTMLElement>('[data-review]');
if (target !== null) {
  const index = await fetchIndex();
  target.replaceChildren();
  mount(ReviewDeck, { target, props: { index } });
  target.dataset['ready'] = 'true';
}
