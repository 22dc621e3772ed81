import { mount } from 'svelte';
import type { Question } from '#quiz/question.ts';
import Worksheet from './Worksheet.svelte';

/** Puts a sheet with a seed of one's own in the place of the built one, which stays when the questions cannot be fetched. */
const target = document.querySelector<HTMLElement>('[data-worksheet]');
const { questions = '', title = '' } = target?.dataset ?? {};
const response = await fetch(questions).catch(() => null);
if (target !== null && response?.ok) {
  const pool = (await response.json()) as Question[];
  target.replaceChildren();
  mount(Worksheet, { target, props: { pool, title } });
  target.dataset['ready'] = 'true';
}
