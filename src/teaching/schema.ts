import { z } from 'astro/zod';

/*
 * The form in which authors write what a teacher needs (`content/chapters/…/teaching.yaml`). Read when the site is built, never in
 * the page. `{name}` in a text is a place for one of its numbers: no result of a figure is typed.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is words in lower case, joined by hyphens');
const text = z.string().min(1);

/** A number that a figure gives; figure and settings are those of the entry around it unless it says otherwise. */
const number = z.strictObject({ figure: id.optional(), with: z.string().optional(), read: text, times: z.number().positive().default(1) });
const numbers = z.record(z.string(), number).default({});

/** A figure at certain settings, at a certain second of its run. */
const plate = { figure: id, with: z.string().default(''), at: z.number().nonnegative().nullable().default(null) };

const value = z.union([z.number(), text]);

const exercise = z.strictObject({
  id,
  figure: id,
  stem: text,
  /** Settings, with `{name}` where a varied value goes. */
  with: text,
  /** Lists of values, of which each goes with each; or one list of values that belong together. */
  vary: z.union([z.record(z.string(), z.array(value).min(2)), z.array(z.record(z.string(), value)).min(3)]),
  read: text,
  times: z.number().positive().default(1),
  unit: text,
  tolerance: z.number().positive().max(0.5),
  because: text,
  numbers,
});

export const teachingSchema = z.strictObject({
  summary: text,
  goals: z.array(text).min(3).max(6),
  plan: z.array(z.strictObject({ minutes: z.number().int().positive(), title: text, text, figure: id.optional() })).min(4),
  misconceptions: z.array(z.strictObject({ id, wrong: text, right: text, ...plate, see: text, numbers })),
  discussion: z.array(z.strictObject({ ask: text, good: z.array(text).min(2) })).min(2),
  exercises: z.array(exercise),
});

export type TeachingSource = z.infer<typeof teachingSchema>;
export type ExerciseSource = z.infer<typeof exercise>;
export type NumberSource = z.infer<typeof number>;

/**
 * Reads what an author wrote.
 * @param file named in the message
 * @throws an Error that names the file, the path in it and what is allowed
 */
export function readTeaching(written: unknown, file: string): TeachingSource {
  const read = teachingSchema.safeParse(written);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a teaching guide'}`);
}
