import { letterOf, STEP, VAGUE, WRONG } from '#quiz/text/learned/weights.ts';
import type { Packed } from '#quiz/text/learned/weights.ts';
import type { Example } from './examples.ts';
import { learnLine, scoreOf } from './logistic.ts';
import type { Case, Line } from './logistic.ts';
import { numberingOf, prepared } from './prepared.ts';
import type { Prepared } from './prepared.ts';

/** So often the part that says an idea is looked for anew. */
const SEARCHES = 2;
/** What is no idea is none in its likeliest part, and none as a whole. */
const LIKELIEST_SHARE = 0.7;
/** A trace with no more than these letters, one step around nothing, is not worth its place. */
const NOTHING = new Set([letterOf(-STEP), letterOf(0), letterOf(STEP)]);

/** Learns one question from examples of it. */
export function learnQuestion(examples: readonly Example[], ideas: readonly string[]): Packed {
  const numbering = numberingOf(examples);
  const all = examples.map((example) => prepared(example, numbering));
  const outputs = [...ideas, WRONG, VAGUE];
  const lines = outputs.map((output) => learnOutput(all, (example) => says(example, output), numbering.keys.length));
  const rows = numbering.keys
    .map((key, i) => [key, lines.map(({ weights }) => letterOf(weights[i]!)).join('')] as const)
    .filter(([, letters]) => Array.from(letters).some((letter) => !NOTHING.has(letter)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, letters]) => letters + key);
  return { outputs, rows: [lines.map(({ start }) => letterOf(start)).join(''), ...rows].join(' ') };
}

function says({ ideas, verdict }: Example, output: string): boolean {
  if (output === WRONG) return verdict === 'incorrect';
  if (output === VAGUE) return verdict === 'partial' && ideas.length === 0;
  return ideas.includes(output);
}

/**
 * An answer is labelled as a whole, and only a part of it says the idea. So the likeliest part is taken for it, by what was learnt
 * so far, and learning begins again (multiple-instance learning).
 */
function learnOutput(all: readonly Prepared[], isOne: (example: Example) => boolean, traceCount: number): Line {
  const whole = all.map(({ example, parts }): Case => ({ ...parts.at(-1)!, isOne: isOne(example), weight: example.weight }));
  let line = learnLine(whole, traceCount);
  for (let search = 0; search < SEARCHES; search++) {
    const cases = all.flatMap(({ example, parts }): Case[] => {
      const likeliest = parts.reduce((so, part) => (scoreOf(part, line) > scoreOf(so, line) ? part : so));
      if (isOne(example)) return [{ ...likeliest, isOne: true, weight: example.weight }];
      const last = parts.at(-1)!;
      const share = likeliest === last ? 1 : LIKELIEST_SHARE;
      const cases = [{ ...likeliest, isOne: false, weight: example.weight * share }];
      return share === 1 ? cases : [...cases, { ...last, isOne: false, weight: example.weight * (1 - share) }];
    });
    line = learnLine(cases, traceCount);
  }
  return line;
}
