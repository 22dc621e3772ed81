import { parse } from 'yaml';
import type { Prediction, Question } from '#quiz/question.ts';
import { resolvePrediction, resolveQuestion } from '#quiz/resolve.ts';
import type { Figures } from '#quiz/resolve.ts';
import { readQuiz } from '#quiz/schema.ts';
import type { QuizIndex } from '#quiz/index-entry.ts';
import type { QuizSource } from '#quiz/schema.ts';
import { measure } from '#measured/measure.ts';
import { figurePicture } from '#scenarios/picture.ts';

/*
 * All questions of the course, read when the site is built. What the simulation answers is computed here, once.
 */

const figures: Figures = { measure, picture: figurePicture };
const files = import.meta.glob<string>('/content/{chapters,drafts}/*/quiz.yaml', { query: '?raw', import: 'default', eager: true });
// Drafts are for who writes them: the built site has none.
const shown = Object.entries(files).filter(([file]) => import.meta.env.DEV || !file.startsWith('/content/drafts/'));

const quizzes: ReadonlyMap<string, QuizSource> = new Map(shown.map(([file, text]) => [chapterOf(file), readQuiz(parse(text), file)]));
const resolved = new Map<string, Question>();
const predicted = new Map<string, Prediction>();

function chapterOf(file: string): string {
  return /\/(?:\d+-)?([a-z-]+)\/quiz\.yaml$/.exec(file)?.[1] ?? file;
}

/** Ids of a chapter's questions in the order of its file, warm-ups first. */
export function questionIds(chapter: string): { readonly warmups: readonly string[]; readonly questions: readonly string[] } {
  const quiz = quizzes.get(chapter);
  return { warmups: quiz?.warmups.map(({ id }) => id) ?? [], questions: quiz?.questions.map(({ id }) => id) ?? [] };
}

/** Ids of all questions and predictions with their chapters: one address each. */
export function allIds(): { readonly chapter: string; readonly id: string }[] {
  return [...quizzes].flatMap(([chapter, { warmups, questions, predictions }]) =>
    [...warmups, ...questions, ...predictions].map(({ id }) => ({ chapter, id })),
  );
}

/** The question of this id. @throws when there is none */
export function questionOf(id: string): Question {
  const known = resolved.get(id);
  if (known) return known;
  const sources = [...quizzes.values()].flatMap(({ warmups, questions }) => [...warmups, ...questions]);
  const source = sources.find((one) => one.id === id);
  if (!source) throw new Error(`<Check id="${id}">: no such question; there are ${sources.map((one) => one.id).join(', ')}.`);
  const question = resolveQuestion(source, figures);
  resolved.set(id, question);
  return question;
}

/** The prediction of this id. @throws when there is none */
export function predictionOf(id: string): Prediction {
  const known = predicted.get(id);
  if (known) return known;
  const sources = [...quizzes.values()].flatMap(({ predictions }) => predictions);
  const source = sources.find((one) => one.id === id);
  if (!source) throw new Error(`<Predict id="${id}">: no such prediction; there are ${sources.map((one) => one.id).join(', ')}.`);
  const prediction = resolvePrediction(source, figures);
  predicted.set(id, prediction);
  return prediction;
}

/** Question or prediction, for the page that serves it. */
export function entryOf(id: string): Question | Prediction {
  const isPrediction = [...quizzes.values()].some(({ predictions }) => predictions.some((one) => one.id === id));
  return isPrediction ? predictionOf(id) : questionOf(id);
}

/** The list of all questions that count. @param chapters in order, with the figures that stand in each */
export function quizIndex(
  chapters: readonly { readonly id: string; readonly title: string; readonly figures: readonly string[] }[],
): QuizIndex {
  const plateOf = (figure: string | null): { chapter: string; figure: string } | null => {
    const chapter = chapters.find(({ figures }) => figure !== null && figures.includes(figure));
    return chapter === undefined || figure === null ? null : { chapter: chapter.id, figure };
  };
  return {
    chapters: chapters.map(({ id, title }) => ({ id, title })),
    questions: chapters.flatMap(({ id: chapter }) =>
      (quizzes.get(chapter)?.questions ?? []).map(({ id, kind, figure }) => ({ id, chapter, kind, plate: plateOf(figure) })),
    ),
  };
}
