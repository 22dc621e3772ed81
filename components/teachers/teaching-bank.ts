import { parse } from 'yaml';
import { OUTLINE } from '#course/outline.ts';
import { writeShareLink } from '#course/share-link.ts';
import { measure } from '#measured/measure.ts';
import type { NumberQuestion, Question } from '#quiz/question.ts';
import { questionIds, questionOf } from '#quiz-ui/question-bank.ts';
import { readGiven } from '#scenarios/given.ts';
import { scenarioOf } from '#scenarios/registry.ts';
import { resolveExercise, resolveGuide } from '#teaching/resolve.ts';
import type { Figures, Guide } from '#teaching/resolve.ts';
import { readTeaching } from '#teaching/schema.ts';
import type { TeachingSource } from '#teaching/schema.ts';

/*
 * What teachers are given, read when the site is built. What the simulation answers is computed here.
 */

const files = import.meta.glob<string>('/content/chapters/*/teaching.yaml', { query: '?raw', import: 'default', eager: true });

const guides: ReadonlyMap<string, { readonly file: string; readonly source: TeachingSource }> = new Map(
  Object.entries(files).map(([file, text]) => [chapterOf(file), { file, source: readTeaching(parse(text), file) }]),
);
const exercises = new Map<string, readonly NumberQuestion[]>();

function chapterOf(file: string): string {
  return /\/(?:\d+-)?([a-z-]+)\/teaching\.yaml$/.exec(file)?.[1] ?? file;
}

/** The chapter in which a figure stands: "1.2" is the second figure of the chapter after the opening one. */
function homeOf(figure: string): string {
  const number = Number.parseInt(scenarioOf(figure).plate, 10);
  return OUTLINE.find((stop) => stop.number === number)!.id;
}

/** Where a figure stands and what it is called. */
export const plates: Omit<Figures, 'measure'> = {
  title: (figure) => `Plate ${scenarioOf(figure).plate}, ${scenarioOf(figure).title}`,
  link: (figure, settings, atSec) => {
    const scenario = scenarioOf(figure);
    readGiven(scenario, settings);
    // What follows from the scene is left to it; a `policy` that picks one of several runs is no setting.
    const pairs = settings
      .split(/\s+/)
      .flatMap((pair) => [...pair.matchAll(/^([^=]+)=(.*)$/g)].map(([, id = '', value = '']) => [id, value]));
    const values = Object.fromEntries(pairs.filter(([id]) => scenario.parameters.some((one) => one.id === id))) as Record<string, string>;
    if (pairs.length === 0 && atSec === null) return `${homeOf(figure)}/#${figure}`;
    const moment = { figure, values, seed: null, atMs: atSec === null ? null : atSec * 1000, changes: [] };
    return `${homeOf(figure)}/${writeShareLink(moment) ?? `#${figure}`}`;
  },
};

const figures: Figures = { measure, ...plates };

function sourceOf(chapter: string): { readonly file: string; readonly source: TeachingSource } {
  const found = guides.get(chapter);
  if (found === undefined) throw new Error(`There is no teaching.yaml for ${chapter}; there are ${[...guides.keys()].join(', ')}.`);
  return found;
}

/** Says which file, when a text asks for a number or a figure that does not exist. */
function inFile<T>(file: string, resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Chapters that have a guide, in the order of the course. */
export function taughtChapters(): readonly string[] {
  return OUTLINE.map(({ id }) => id).filter((id) => guides.has(id));
}

/** The guide of a chapter. @throws when a text in it asks for what no figure gives */
export function guideOf(chapter: string): Guide {
  const { file, source } = sourceOf(chapter);
  return inFile(file, () => resolveGuide(source, figures));
}

/** The exercises that are only on worksheets. */
function exercisesOf(chapter: string): readonly NumberQuestion[] {
  const known = exercises.get(chapter);
  if (known !== undefined) return known;
  const { file, source } = sourceOf(chapter);
  const found = inFile(file, () => source.exercises.map((one) => resolveExercise(one, figures)));
  exercises.set(chapter, found);
  return found;
}

/** What a worksheet of a chapter is drawn from. A stop without questions of its own draws from all chapters. */
export function poolOf(chapter: string): readonly Question[] {
  const own = questionIds(chapter).questions.map(questionOf);
  if (own.length > 0) return [...own, ...exercisesOf(chapter)];
  return taughtChapters().flatMap((one) => (one === chapter ? [] : poolOf(one)));
}
