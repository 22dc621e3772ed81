import type { NumberQuestion } from '#quiz/question.ts';
import type { ExerciseSource, NumberSource, TeachingSource } from './schema.ts';

/** What guides need to know of the figures, given by whoever knows the simulation. */
export interface Figures {
  /** The number at `read` of a figure's run. */
  readonly measure: (figure: string, settings: string, read: string) => number;
  /** The address, below the site's base, that opens a figure at these settings. */
  readonly link: (figure: string, settings: string, atSec: number | null) => string;
  readonly title: (figure: string) => string;
}

/** A figure to open, and what it is called. */
export interface PlateLink {
  readonly title: string;
  readonly path: string;
}

export interface Misconception {
  readonly id: string;
  readonly wrong: string;
  readonly right: string;
  /** What is seen in the figure, with its numbers. */
  readonly see: string;
  readonly plate: PlateLink;
}

/** What a teacher is given for one chapter. */
export interface Guide {
  readonly summary: string;
  readonly minutes: number;
  readonly goals: readonly string[];
  readonly plan: readonly { readonly minutes: number; readonly title: string; readonly text: string; readonly plate: PlateLink | null }[];
  readonly misconceptions: readonly Misconception[];
  readonly discussion: readonly { readonly ask: string; readonly good: readonly string[] }[];
}

type Filling = Readonly<Record<string, string | number>>;

/** @throws an Error that names what a text asks for and what there is */
export function resolveGuide({ summary, goals, plan, misconceptions, discussion }: TeachingSource, figures: Figures): Guide {
  const plateOf = (figure: string, settings = '', atSec: number | null = null): PlateLink => ({
    title: figures.title(figure),
    path: figures.link(figure, settings, atSec),
  });
  return {
    summary,
    goals,
    discussion,
    minutes: plan.reduce((sum, { minutes }) => sum + minutes, 0),
    plan: plan.map(({ minutes, title, text, figure }) => ({
      minutes,
      title,
      text,
      plate: figure === undefined ? null : plateOf(figure),
    })),
    misconceptions: misconceptions.map(({ id, wrong, right, see, figure, with: settings, at, numbers }) => ({
      id,
      wrong,
      right,
      see: filled(see, numbersOf(numbers, figure, settings, {}, figures)),
      plate: plateOf(figure, settings, at),
    })),
  };
}

/** An exercise as a question that can be asked with each of its values. */
export function resolveExercise(source: ExerciseSource, figures: Figures): NumberQuestion {
  const { id, figure, unit, tolerance } = source;
  const asked = combinations(source.vary).map((values) => {
    const settings = filled(source.with, values);
    const numbers = numbersOf(source.numbers, figure, settings, values, figures);
    const answer = rounded(figures.measure(figure, settings, source.read) * source.times);
    const known = { ...values, ...numbers };
    return { stem: filled(source.stem, known), answer, because: filled(source.because, { ...known, answer: written(answer) }) };
  });
  const [first, ...again] = asked;
  if (first === undefined) throw new Error(`${id}: nothing to vary`);
  return { id, kind: 'number', figure, unit, tolerance, errors: [], ...first, again };
}

function numbersOf(
  sources: Readonly<Record<string, NumberSource>>,
  figure: string,
  settings: string,
  values: Filling,
  { measure }: Figures,
): Filling {
  const valueOf = (one: NumberSource): number =>
    measure(one.figure ?? figure, one.with === undefined ? settings : filled(one.with, values), one.read) * one.times;
  return Object.fromEntries(Object.entries(sources).map(([name, one]) => [name, written(rounded(valueOf(one)))]));
}

function filled(text: string, values: Filling): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`“${text}” asks for {${name}}; there are ${Object.keys(values).join(', ')}`);
    return String(value);
  });
}

/** Every value of the first with every value of the second, and so on; what belongs together stays so. */
function combinations(vary: ExerciseSource['vary']): Filling[] {
  if (Array.isArray(vary)) return [...vary];
  return Object.entries(vary).reduce<Filling[]>(
    (found, [name, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** Whole from ten on, one decimal below. */
function rounded(value: number): number {
  return Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
}

const written = (value: number): string => value.toLocaleString('en-GB');
