import { mount } from 'svelte';
import { fetchIndex } from './fetched.ts';
import PopQuiz from './PopQuiz.svelte';

/** Puts the live quiz in the place of what was built. Without the list of questions the page stays as built. */
const target = document.querySelector<HTMLElement>('[data-pop-quiz]');
if (target !== null) {
  const index = await fetchIndex();
  target.replaceChildren();
  mount(PopQuiz, { target, props: { index } });
  target.dataset['ready'] = 'true';
}
