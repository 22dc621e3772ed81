import type { Component } from 'svelte';
import type { Question } from '#quiz/question.ts';
import type { CheckState } from './check-state.svelte.ts';

export type Body = Component<{ state: CheckState }>;

/** What a reader works with, by kind. A reader who never meets a kind of question never fetches it. */
export const BODIES: Readonly<Record<Question['kind'], () => Promise<{ default: Body }>>> = {
  one: () => import('./Options.svelte'),
  several: () => import('./Options.svelte'),
  order: () => import('./Order.svelte'),
  match: () => import('./Match.svelte'),
  number: () => import('./NumberField.svelte'),
  click: () => import('./ClickPicture.svelte'),
  text: () => import('./FreeText.svelte'),
};
