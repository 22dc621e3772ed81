import type { Report } from '#metrics/report.ts';
import { intervalOf } from './interval.ts';
import type { RunInterval } from './interval.ts';

/** A report in which every number became its interval over the runs, and every text the list of the runs' texts. */
export type SeedsReport = RunInterval | null | readonly string[] | { readonly [figure: string]: SeedsReport };

/**
 * Joins the reports of runs that differ in their seed alone. A list of numbers (`detectionsMs`) counts by its mean in each
 * run. A figure that a run does not have (`null`, an empty list) is left out of the mean; `null` if no run has it.
 */
export function acrossSeeds(reports: readonly Report[]): SeedsReport {
  return joined(reports);
}

function joined(values: readonly unknown[]): SeedsReport {
  const numbers = values.map((value) => (Array.isArray(value) ? meanOf(value) : value)).filter((value) => typeof value === 'number');
  if (numbers.length > 0) return intervalOf(numbers);
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length > 0) return texts;
  const objects = values.filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
  if (objects.length === 0) return null;
  const names = Object.keys(Object.assign({}, ...objects) as object);
  return Object.fromEntries(
    names.map((name) => [name, joined(objects.map((object) => (object as Readonly<Record<string, unknown>>)[name]))]),
  );
}

function meanOf(values: readonly unknown[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
