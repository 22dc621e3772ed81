import { pattern, phraseOf, vocabularyOf } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import type { Rubric } from './rubric.ts';
import type { Vocabulary } from './spelling.ts';
import { tokensOf } from './tokens.ts';

/** A rubric with its notation read. */
export interface Compiled {
  readonly ideas: readonly { readonly id: string; readonly says: readonly Pattern[]; readonly mayMean: readonly Pattern[] }[];
  readonly contradictions: readonly { readonly says: readonly Pattern[]; readonly because: string }[];
  readonly vague: readonly Pattern[];
  readonly subject: readonly (readonly string[])[];
  readonly askedStems: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  readonly enough: number;
}

/** Reads the notation of a rubric; an author's slip in it throws and names the pattern. */
export function compile({ ideas, contradictions, vague, subject, asked, enough }: Rubric): Compiled {
  const ofIdeas = ideas.flatMap(({ says, mayMean = [] }) => [...says, ...mayMean]);
  const ofContradictions = contradictions.flatMap(({ says }) => says);
  return {
    ideas: ideas.map(({ id, says, mayMean = [] }) => ({ id, says: says.map(pattern), mayMean: mayMean.map(pattern) })),
    contradictions: contradictions.map(({ says, because }) => ({ says: says.map(pattern), because })),
    vague: vague.map(pattern),
    subject: subject.map(phraseOf),
    askedStems: new Set(tokensOf(asked).map(({ stem }) => stem)),
    vocabulary: vocabularyOf([...ofIdeas, ...ofContradictions, ...vague, ...subject]),
    enough,
  };
}
