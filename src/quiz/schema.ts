import { z } from 'astro/zod';

/*
 * The form in which authors write questions (`content/chapters/…/quiz.yaml`). Read when the site is built, never in the page.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is words in lower case, joined by hyphens');
const text = z.string().min(1);
const misconception = z.string().nullable().default(null);

/** A number that a figure gives, and how far off a guess may be, as a share of it. */
const measured = z.strictObject({
  figure: id,
  with: z.string().default(''),
  read: text,
  tolerance: z.number().positive().max(1).default(0.25),
});

const option = z.strictObject({ id, text, correct: z.boolean().default(false), because: text, misconception });
const options = z.array(option).min(2).max(6);
const common = { id, stem: text, figure: id.nullable().default(null) };

const side = z.strictObject({ id, text });

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('one'), options: options.refine(hasOne, 'exactly one option is correct') }),
  z.strictObject({ ...common, kind: z.literal('several'), options: options.refine(hasSome, 'at least one option is correct') }),
  z.strictObject({
    ...common,
    kind: z.literal('click'),
    figure: id,
    with: z.string().default(''),
    parts: z
      .array(option.omit({ text: true }))
      .min(2)
      .refine(hasOne, 'exactly one part is correct'),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('order'),
    items: z
      .array(z.strictObject({ id, text, because: text }))
      .min(3)
      .max(9),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('match'),
    pairs: z
      .array(z.strictObject({ left: side, right: side, because: text }))
      .min(3)
      .max(8),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    unit: text,
    answer: measured,
    because: text,
    errors: z.array(z.strictObject({ value: z.number(), because: text, misconception })).default([]),
    /** The same question with other numbers, for when it comes back; the answer is read as above. */
    again: z.array(z.strictObject({ stem: text, with: z.string(), because: text })).default([]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    ideas: z.array(z.strictObject({ id, name: text, followUp: text })).min(1),
    model: text,
  }),
]);

export const predictionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    stem: text,
    figure: id,
    kind: z.literal('number'),
    unit: text,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    answer: measured,
    close: text,
    low: text,
    high: text,
  }),
  z.strictObject({
    id,
    stem: text,
    figure: id,
    kind: z.literal('one'),
    options: z.array(z.strictObject({ id, text, correct: z.boolean().default(false) })).refine(hasOne, 'exactly one option is correct'),
    outcome: text,
    /** Numbers for the `{name}` places of `outcome`. */
    numbers: z.record(z.string(), measured).default({}),
  }),
]);

export const quizSchema = z
  .strictObject({ warmups: z.array(questionSchema), predictions: z.array(predictionSchema), questions: z.array(questionSchema) })
  .refine((quiz) => isUnique([...quiz.warmups, ...quiz.predictions, ...quiz.questions].map((one) => one.id)), 'every id is there once');

export type QuizSource = z.infer<typeof quizSchema>;
export type QuestionSource = z.infer<typeof questionSchema>;
export type PredictionSource = z.infer<typeof predictionSchema>;

function hasOne(all: readonly { correct: boolean }[]): boolean {
  return all.filter(({ correct }) => correct).length === 1;
}

function hasSome(all: readonly { correct: boolean }[]): boolean {
  return all.some(({ correct }) => correct);
}

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

/**
 * Reads what an author wrote.
 * @param file named in the message
 * @throws an Error that names the file, the path in it and what is allowed
 */
export function readQuiz(written: unknown, file: string): QuizSource {
  const read = quizSchema.safeParse(written);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a quiz'}`);
}
