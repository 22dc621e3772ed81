import type { BlockOptions } from '#blocks/block-options.ts';
import type { Deed, Happening } from './blueprint.ts';
import { NAME, PART } from './fields/field.ts';
import { MAX_BLOCKS, MAX_HAPPENINGS, MAX_MS } from './fields/limits.ts';
import { deedFields, happeningFields } from './fields/run.ts';
import { partsOf } from './parts.ts';
import { grouped, oneOf } from './problem.ts';
import type { Reading } from './problem.ts';
import { isObject, joined, ownValue, readFields } from './read-field.ts';
import { readSetting } from './settable.ts';

type Blocks = Readonly<Record<string, BlockOptions>>;
type Raw = Readonly<Record<string, unknown>>;

/** More settings than a block has fields say something twice. */
export const MAX_SETTINGS = 50;

interface SettingDraft {
  readonly atMs: number;
  readonly block: string | readonly string[];
  readonly set: Raw;
  readonly path: string;
}

type Draft = SettingDraft | Extract<Happening, { readonly do: Deed }>;

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
  const settings = drafts.filter((draft): draft is SettingDraft => 'set' in draft);
  const sets = tryOut(settings, blocks, reading);
  return drafts.map((draft) => ('set' in draft ? { atMs: draft.atMs, block: draft.block, set: sets.get(draft) ?? {} } : draft));
}

function readDraft(input: unknown, path: string, blocks: Blocks, reading: Reading): Draft | undefined {
  if (!isObject(input)) return reading.refuse(path, input, 'an object with atMs, block and set or do');
  const problemsBefore = reading.problems.length;
  if (Object.hasOwn(input, 'do')) return readDeed(input, path, blocks, reading);
  const { atMs } = readFields(happeningFields, input, path, reading, ['block', 'set', 'do']);
  const block = readTargets(ownValue(input, 'block'), joined(path, 'block'), blocks, reading);
  const set = ownValue(input, 'set');
  const count = isObject(set) ? Object.keys(set).length : 0;
  if (count < 1 || count > MAX_SETTINGS) reading.refuse(joined(path, 'set'), set, `an object of 1 to ${MAX_SETTINGS} settings`);
  if (reading.problems.length > problemsBefore || typeof atMs !== 'number' || block === undefined || !isObject(set)) return undefined;
  return { atMs, block, set, path };
}

/** Who can be told to do what: whole blocks. A part can only crash. */
const DOERS: Readonly<Record<Exclude<Deed, 'crash'>, readonly BlockOptions['kind'][]>> = {
  clear: ['cache', 'reverse-proxy', 'cdn'],
  flush: ['cache'],
  purge: ['cache', 'reverse-proxy', 'cdn'],
  publish: ['server', 'database'],
};

function readDeed(input: Raw, path: string, blocks: Blocks, reading: Reading): Draft | undefined {
  const problemsBefore = reading.problems.length;
  const deed = readFields(deedFields, input, path, reading, ['block']) as {
    atMs: number;
    do: Deed;
    key: number | null;
    forMs: number | null;
  };
  const block = readTargets(ownValue(input, 'block'), joined(path, 'block'), blocks, reading);
  if (reading.problems.length > problemsBefore || block === undefined) return undefined;
  for (const id of typeof block === 'string' ? [block] : block) {
    const { kind } = blocks[ownerOf(id)]!;
    if (deed.do === 'crash' || (Object.hasOwn(blocks, id) && DOERS[deed.do].includes(kind))) continue;
    const able = Object.keys(blocks).filter((other) => deed.do !== 'crash' && DOERS[deed.do].includes(blocks[other]!.kind));
    reading.refuse(
      joined(path, 'block'),
      id,
      able.length === 0 ? `a block that can ${deed.do}, of which there is none,` : oneOf(able.slice(0, 8)),
    );
  }
  if (deed.do === 'publish' && deed.key === null) reading.refuse(joined(path, 'key'), null, 'the key that gets a new version');
  if (deed.atMs + (deed.forMs ?? 0) > MAX_MS) reading.refuse(joined(path, 'forMs'), deed.forMs, 'an end within the longest time');
  return reading.problems.length > problemsBefore ? undefined : { ...deed, block };
}

/** The block that a part belongs to; a block belongs to itself. */
function ownerOf(id: string): string {
  const slash = id.indexOf('/');
  return slash < 0 ? id : id.slice(0, slash);
}

function isHere(id: unknown, blocks: Blocks): id is string {
  if (typeof id !== 'string') return false;
  if (NAME.test(id)) return Object.hasOwn(blocks, id);
  if (!PART.test(id) || !Object.hasOwn(blocks, ownerOf(id))) return false;
  const owner = blocks[ownerOf(id)]!;
  // The cache of a proxy lives and dies with it.
  return owner.kind !== 'reverse-proxy' && partsOf(owner).includes(id.slice(ownerOf(id).length + 1));
}

function readTargets(input: unknown, path: string, blocks: Blocks, reading: Reading): string | readonly string[] | undefined {
  const known = oneOf(Object.keys(blocks).slice(0, 8));
  if (isHere(input, blocks)) return input;
  if (!Array.isArray(input)) return reading.refuse(path, input, `${known} or a list of them`);
  if (input.length < 1 || input.length > MAX_BLOCKS) return reading.refuse(path, input, `a list of 1 to ${MAX_BLOCKS}`);
  const ids: string[] = [];
  for (let i = 0; i < input.length && !reading.isOver; i++) {
    const id: unknown = input[i];
    if (!isHere(id, blocks)) reading.refuse(joined(path, i), id, known);
    else if (ids.includes(id)) reading.refuse(joined(path, i), id, 'each block once');
    else ids.push(id);
  }
  return ids;
}

/** Applies every setting in turn and gives each happening's values as understood (clamped, in link mode). */
function tryOut(drafts: readonly SettingDraft[], blocks: Blocks, reading: Reading): ReadonlyMap<SettingDraft, Raw> {
  const now = new Map(Object.entries(blocks));
  const sets = new Map<SettingDraft, Raw>();
  // A stable sort: at one instant the order written counts, as in the run.
  const inOrder = [...drafts].sort((one, other) => Math.round(one.atMs * 1000) - Math.round(other.atMs * 1000));
  for (const draft of inOrder) {
    const set: [string, unknown][] = [];
    for (const [dotted, given] of Object.entries(draft.set)) {
      if (reading.isOver) return sets;
      let value = given;
      for (const id of typeof draft.block === 'string' ? [draft.block] : draft.block) {
        if (id.includes('/')) checkPartSetting(dotted, value, draft.path, reading);
        else {
          const changed = readSetting(now.get(id)!, dotted, value, `${draft.path}.set`, reading);
          if (changed === undefined) break;
          now.set(id, changed.options);
          value = changed.value;
        }
      }
      set.push([dotted, value]);
    }
    sets.set(draft, Object.fromEntries(set));
  }
  return sets;
}

/** A part runs or does not; everything else is set on its block. */
function checkPartSetting(dotted: string, value: unknown, path: string, reading: Reading): void {
  if (dotted !== 'up') reading.refuseName(joined(`${path}.set`, dotted), dotted, 'up', 'cannot be set; what can be set on a part');
  else if (typeof value !== 'boolean') reading.refuse(`${path}.set.up`, value, 'true or false');
}
