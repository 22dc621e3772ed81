import { mount } from 'svelte';
import { fetchIndex } from '#quiz-ui/fetched.ts';
import PopQuiz from '#quiz-ui/PopQuiz.svelte';
import ReviewDeck from '#quiz-ui/ReviewDeck.svelte';

/** As `#quiz-ui/pop-quiz.ts` and `#quiz-ui/review.ts`, which wait at their top level: a classic script cannot. */
async function start(name: string, Desk: typeof PopQuiz): Promise<void> {
  const target = document.querySelector<HTMLElement>(`[data-${name}]`);
  if (target === null) return;
  const index = await fetchIndex();
  target.replaceChildren();
  mount(Desk, { target, props: { index } });
  target.dataset['ready'] = 'true';
}

void start('pop-quiz', PopQuiz);
void start('review', ReviewDeck);
