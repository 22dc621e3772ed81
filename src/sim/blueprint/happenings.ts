import type { BlockOptions, Happening } from './blueprint.ts';
import { NAME } from './fields/field.ts';
import { MAX_BLOCKS, MAX_HAPPENINGS } from './fields/limits.ts';
import { happeningFields } from './fields/run.ts';
import { grouped, oneOf } from './problem.ts';
import type { Reading } from './problem.ts';
import { isObject, joined, ownValue, readFields } from './read-field.ts';
import { readSetting } from './settable.ts';

type Blocks = Readonly<Record<string, BlockOptions>>;
type Raw = Readonly<Record<string, unknown>>;

/** More settings than a block has fields say something twice. */
export const MAX_SETTINGS = 50;

interface Draft {
  readonly atMs: number;
  readonly block: string | readonly string[];
  readonly set: Raw;
  readonly path: string;
}

/**
 * Reads the happenings. They are tried out in the order of their time, because what a happening may set can depend on
 * what an earlier one has set.
 */
export function readHappenings(input: unknown, blocks: Blocks, reading: Reading): readonly Happening[] {
  if (input === undefined) return [];
  if (!Array.isArray(input) || input.length > MAX_HAPPENINGS) {
    reading.refuse('happenings', input, `a list of at most ${grouped(MAX_HAPPENINGS)}`);
    return [];
  }
  const drafts: Draft[] = [];
  for (let i = 0; i < input.length && !reading.isOver; i++) {
    const draft = readDraft(input[i] as unknown, `happenings.${i}`, blocks, reading);
    if (draft !== undefined) drafts.push(draft);
  }
  if (reading.problems.length > 0) return [];
  const sets = tryOut(drafts, blocks, reading);
  return drafts.map((draft) => ({ atMs: draft.atMs, block: draft.block, set: sets.get(draft) ?? {} }));
}

function readDraft(input: unknown, path: string, blocks: Blocks, reading: Reading): Draft | undefined {
  if (!isObject(input)) return reading.refuse(path, input, 'an object with atMs, block, set');
  const problemsBefore = reading.problems.length;
  const { atMs } = readFields(happeningFields, input, path, reading, ['block', 'set']);
  const block = readTargets(ownValue(input, 'block'), joined(path, 'block'), blocks, reading);
  const set = ownValue(input, 'set');
  const count = isObject(set) ? Object.keys(set).length : 0;
  if (count < 1 || count > MAX_SETTINGS) reading.refuse(joined(path, 'set'), set, `an object of 1 to ${MAX_SETTINGS} settings`);
  if (reading.problems.length > problemsBefore || typeof atMs !== 'number' || block === undefined || !isObject(set)) return undefined;
  return { atMs, block, set, path };
}

function readTargets(input: unknown, path: string, blocks: Blocks, reading: Reading): string | readonly string[] | undefined {
  const isHere = (id: unknown): id is string => typeof id === 'string' && NAME.test(id) && Object.hasOwn(blocks, id);
  const known = oneOf(Object.keys(blocks).slice(0, 8));
  if (isHere(input)) return input;
  if (!Array.isArray(input)) return reading.refuse(path, input, `${known} or a list of them`);
  if (input.length < 1 || input.length > MAX_BLOCKS) return reading.refuse(path, input, `a list of 1 to ${MAX_BLOCKS}`);
  const ids: string[] = [];
  for (let i = 0; i < input.length && !reading.isOver; i++) {
    const id: unknown = input[i];
    if (!isHere(id)) reading.refuse(joined(path, i), id, known);
    else if (ids.includes(id)) reading.refuse(joined(path, i), id, 'each block once');
    else ids.push(id);
  }
  return ids;
}

/** Applies every setting in turn and gives each happening's values as understood (clamped, in link mode). */
function tryOut(drafts: readonly Draft[], blocks: Blocks, reading: Reading): ReadonlyMap<Draft, Raw> {
  const now = new Map(Object.entries(blocks));
  const sets = new Map<Draft, Raw>();
  // A stable sort: at one instant the order written counts, as in the run.
  const inOrder = [...drafts].sort((one, other) => Math.round(one.atMs * 1000) - Math.round(other.atMs * 1000));
  for (const draft of inOrder) {
    const set: [string, unknown][] = [];
    for (const [dotted, given] of Object.entries(draft.set)) {
      if (reading.isOver) return sets;
      let value = given;
      for (const id of typeof draft.block === 'string' ? [draft.block] : draft.block) {
        const changed = readSetting(now.get(id)!, dotted, value, `${draft.path}.set`, reading);
        if (changed === undefined) break;
        now.set(id, changed.options);
        value = changed.value;
      }
      set.push([dotted, value]);
    }
    sets.set(draft, Object.fromEntries(set));
  }
  return sets;
}
