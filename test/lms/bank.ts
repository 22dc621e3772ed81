import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { parse } from 'yaml';
import { bankOf } from '#lms/bank.ts';
import type { Bank, BankQuestion } from '#lms/bank.ts';
import type { Json } from '#progress/json.ts';
import type { Answer, Progress } from '#progress/state.ts';
import { NO_PROGRESS } from '#progress/state.ts';
import { resolveQuestion } from '#quiz/resolve.ts';
import { readQuiz } from '#quiz/schema.ts';

/** The bank of the course as written. What the simulation answers plays no part in it, so nothing is run. */
export function realBank(): Bank {
  const figures = {
    measure: () => 1,
    picture: (_figure: string, _with: string) => [],
  };
  const files = globSync('content/chapters/*/quiz.yaml').sort();
  const quizzes = files.map((file) => ({
    chapter: /\d+-([a-z-]+)/.exec(file)?.[1] ?? '',
    questions: readQuiz(parse(readFileSync(file, 'utf8')), file).questions,
  }));
  const all = quizzes.flatMap(({ chapter, questions }) => questions.map((source) => ({ chapter, source })));
  return bankOf(
    all.map(({ chapter, source: { id, kind } }) => ({ id, chapter, kind, plate: null })),
    (id) => {
      const source = all.find((one) => one.source.id === id)!.source;
      if (source.kind !== 'click') return resolveQuestion(source, figures);
      const picture = source.parts.map((part) => ({ id: part.id, name: part.id, role: 'server' as const, state: '', isInTrouble: false }));
      return resolveQuestion(source, { ...figures, picture: () => picture });
    },
  );
}

/** An answer to a question, the longest there is. */
export function longestGiven({ kind, parts, rights }: BankQuestion): Json {
  switch (kind) {
    case 'one':
    case 'click':
      return parts.at(-1) ?? null;
    case 'several':
      return parts;
    case 'order':
      return parts.toReversed();
    case 'match':
      return Object.fromEntries(parts.map((left, place) => [left, rights.at(-1 - place) ?? '']));
    case 'number':
      return -123456789.012345;
    case 'text':
      return null;
  }
}

/** Everything answered and read. */
export function fullProgress(bank: Bank, verdict: Answer['verdict'] = 'correct'): Progress {
  const answers = bank.flatMap(({ questions }) =>
    questions.map((one): [string, Answer] => [one.id, { given: longestGiven(one), verdict, confidence: 'think' }]),
  );
  const chapters = bank.map(({ id }) => [id, { readShare: 1, section: '', atMs: 7 }] as const);
  return { ...NO_PROGRESS, answers: Object.fromEntries(answers), chapters: Object.fromEntries(chapters) };
}
