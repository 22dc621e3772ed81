import { hydrate } from 'svelte';
import type { Prediction, Question } from '#quiz/question.ts';
import { BODIES } from './bodies.ts';

/** Brings one built question to life: fetches what it asks and takes over the markup that is there. */
export async function enliven(target: HTMLElement): Promise<void> {
  const { source = '', kicker = '', quiz } = target.dataset;
  const response = await fetch(source);
  // Without its data a question stays as built: its answers are in the page.
  if (!response.ok) throw new Error(`${source}: ${String(response.status)}`);
  if (quiz === 'predict') {
    const { default: Predict } = await import('./Predict.svelte');
    hydrate(Predict, { target, props: { prediction: (await response.json()) as Prediction } });
  } else {
    const question = (await response.json()) as Question;
    const [{ default: Check }, { default: body }] = await Promise.all([import('./Check.svelte'), BODIES[question.kind]()]);
    hydrate(Check, { target, props: { question, kicker, body, isWarmup: target.dataset['warmup'] !== undefined } });
  }
}
