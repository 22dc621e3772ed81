import type { BlockOptions, Happening } from './blueprint.ts';
import { MAX_HAPPENINGS } from './fields/blueprint.ts';
import { checkOptions } from './check-options.ts';
import type { Findings } from './problems.ts';
import { readFields } from './read.ts';
import { needed, numberFrom } from './rules.ts';
import { readSetting } from './settable.ts';

const MAX_SETTINGS = 50;

/** Reads the happenings of a blueprint whose blocks have been read. `null` after noting what is wrong. */
export function readHappenings(input: unknown, blocks: Readonly<Record<string, BlockOptions>>, durationMs: number, findings: Findings): Happening[] | null {
  if (input === undefined) return [];
  if (!Array.isArray(input) || input.length > MAX_HAPPENINGS) {
    findings.refuse('happenings', input, `a list of up to ${MAX_HAPPENINGS} entries is`);
    return null;
  }
  const happenings: Happening[] = [];
  // Each change is checked against the options as the changes before it leave them.
  const options = new Map(Object.entries(blocks));
  const inOrder = input.map((entry: unknown, number) => ({ entry, number })).sort((one, other) => atMsOf(one.entry) - atMsOf(other.entry) || one.number - other.number);
  for (const { entry, number } of inOrder) {
    if (findings.isFull) return null;
    const happening = readHappening(entry, options, durationMs, `happenings[${number}]`, findings);
    if (happening !== null) happenings.push(happening);
  }
  return happenings.length === input.length ? happenings : null;
}

function atMsOf(entry: unknown): number {
  const atMs = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['atMs'] : undefined;
  return typeof atMs === 'number' && atMs === atMs ? atMs : 0;
}

function readHappening(entry: unknown, options: Map<string, BlockOptions>, durationMs: number, path: string, findings: Findings): Happening | null {
  const { block, set, ...rest } = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as Record<string, unknown>) : { rest: entry };
  const head = readFields({ atMs: needed(numberFrom(0, durationMs)) }, rest, path, findings, 'an object with atMs, block and set is');
  const ids = typeof block === 'string' ? [block] : block;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > options.size || !ids.every((id) => typeof id === 'string' && options.has(id))) {
    findings.refuse(`${path}.block`, block, `the name of a block, or a list of such names, is: ${[...options.keys()].slice(0, 20).join(', ')}`);
    return null;
  }
  const settings = typeof set === 'object' && set !== null && !Array.isArray(set) ? Object.entries(set) : null;
  if (settings === null || settings.length === 0 || settings.length > MAX_SETTINGS) {
    findings.refuse(`${path}.set`, set, 'an object such as { "up": false } is');
    return null;
  }
  const taken = readSettings(ids as string[], settings, options, `${path}.set`, findings);
  if (head === null || taken === null) return null;
  return { atMs: (head.value as { atMs: number }).atMs, block: block as string | string[], set: taken };
}

function readSettings(ids: readonly string[], settings: readonly [string, unknown][], options: Map<string, BlockOptions>, path: string, findings: Findings): Record<string, unknown> | null {
  const taken: Record<string, unknown> = {};
  for (const id of ids) {
    let changed: BlockOptions | null = options.get(id)!;
    for (const [dotted, value] of settings) {
      changed = dotted.length > 100 ? null : readSetting(changed, dotted, value, path, findings);
      if (changed === null) {
        if (dotted.length > 100) findings.refuse(path, dotted, 'a field of the block is');
        return null;
      }
      taken[dotted] = valueAt(changed, dotted);
    }
    checkOptions(id, changed, path, findings);
    options.set(id, changed);
  }
  return taken;
}

/** The value as read (a clamped number, a filled-in default). */
function valueAt(options: BlockOptions, dotted: string): unknown {
  return dotted.split('.').reduce<unknown>((holder, name) => (holder as Record<string, unknown>)[name], options);
}
