import type { Answer } from '#progress/state.ts';
import type { Verdict } from '#quiz/grade.ts';

/** What Pip says to an answer: first the verdict, then a sentence that takes the reader's confidence seriously. */
export interface VerdictWords {
  readonly mood: 'pip-cheering' | 'pip-thinking' | 'pip-teacher';
  readonly head: string;
  readonly sentence: string;
}

const SENTENCES: Readonly<Record<Verdict, Readonly<Record<'none' | NonNullable<Answer['confidence']>, string>>>> = {
  correct: {
    none: 'The reasons are beside the answers, the right one’s too.',
    guess: 'You were guessing, so read why: next time you will know.',
    think: 'You said “fairly sure”, and you had reason to be.',
    sure: 'You were certain, and rightly so.',
  },
  partial: {
    none: 'Part of it stands. The rest says why it does not.',
    guess: 'For a guess that is a good part of it.',
    think: 'Fairly sure was about right: part of it stands.',
    sure: 'You were certain of all of it. The part that does not stand is worth a second look.',
  },
  incorrect: {
    none: 'The reason is beside your answer.',
    guess: 'A guess costs nothing. The reason is what stays.',
    think: 'The reason is beside your answer; many people think as you did.',
    sure: 'You were certain, and those are the answers worth a second look: people remember them best.',
  },
};

export function verdictWords(verdict: Verdict | 'skipped', confidence: Answer['confidence']): VerdictWords {
  if (verdict === 'skipped') return { mood: 'pip-teacher', head: 'Here is the answer.', sentence: 'With the reason for every part of it.' };
  const sentence = SENTENCES[verdict][confidence ?? 'none'];
  if (verdict === 'correct') return { mood: 'pip-cheering', head: 'Right.', sentence };
  return { mood: 'pip-thinking', head: verdict === 'partial' ? 'Partly.' : 'Not this time.', sentence };
}
