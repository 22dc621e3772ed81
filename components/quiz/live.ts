import { hydrate } from 'svelte';
import type { Component } from 'svelte';
import type { Prediction, Question } from '#quiz/question.ts';
import type { CheckState } from './check-state.svelte.ts';

type Body = Component<{ state: CheckState }>;

/** A reader who never meets a kind of question never fetches it. */
const BODIES: Readonly<Record<Question['kind'], () => Promise<{ default: Body }>>> = {
  one: () => import('./Options.svelte'),
  several: () => import('./Options.svelte'),
  order: () => import('./Order.svelte'),
  match: () => import('./Match.svelte'),
  number: () => import('./NumberField.svelte'),
  click: () => import('./ClickPicture.svelte'),
  text: () => import('./FreeText.svelte'),
};

/** Brings one built question to life: fetches what it asks and takes over the markup that is there. */
export async function enliven(target: HTMLElement): Promise<void> {
  const { source = '', kicker = '', quiz } = target.dataset;
  const response = await fetch(source);
  // Without its data a question stays as built: its answers are in the page.
  if (!response.ok) return;
  if (quiz === 'predict') {
    const { default: Predict } = await import('./Predict.svelte');
    hydrate(Predict, { target, props: { prediction: (await response.json()) as Prediction } });
  } else {
    const question = (await response.json()) as Question;
    const [{ default: Check }, { default: body }] = await Promise.all([import('./Check.svelte'), BODIES[question.kind]()]);
    hydrate(Check, { target, props: { question, kicker, body } });
  }
}
