import type { VerdictWords } from './verdict-words.ts';

/** A free answer gets no score: what is there, and what could be added. */
export function freeTextWords(found: number, all: number): VerdictWords {
  if (found === all)
    return { mood: 'pip-cheering', head: 'All of it.', sentence: 'Every idea is there. Compare the model answer, if you like.' };
  if (found === 0)
    return {
      mood: 'pip-thinking',
      head: 'Not found yet.',
      sentence: 'I could not find the ideas below in your words. I read words, not minds: say so if one is there.',
    };
  return {
    mood: 'pip-teacher',
    head: `${found} of ${all} ideas.`,
    sentence: 'What is marked is there. The questions below lead to the rest.',
  };
}
