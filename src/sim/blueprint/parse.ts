import { checkBlock } from './block-rules.ts';
import type { BlockOptions } from '#blocks/block-options.ts';
import type { Blueprint, BlueprintInput } from './blueprint.ts';
import { NAME, byName, group, list, or } from './fields/field.ts';
import { blockField } from './fields/kinds.ts';
import type { ParsedBlock } from './fields/kinds.ts';
import { MAX_BLOCKS, MAX_TEXT_LENGTH } from './fields/limits.ts';
import { linkFields, placeFields, runFields } from './fields/run.ts';
import { readHappenings } from './happenings.ts';
import { Reading, grouped, shortened } from './problem.ts';
import type { ParseMode, Problem } from './problem.ts';
import { isObject, joined, ownValue, readField, readFields } from './read-field.ts';
import { checkWiring } from './wiring.ts';

export type ParseResult =
  | { readonly ok: true; readonly blueprint: Blueprint; readonly notices: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const placesField = or({}, byName(group(placeFields)));
const linksField = or([], list(group(linkFields), 0, MAX_BLOCKS * MAX_BLOCKS));

/** Parts of a blueprint besides its plain fields. `$schema` is for editors and means nothing here. */
const PARTS = ['$schema', 'places', 'blocks', 'links', 'happenings'];

/**
 * Makes a blueprint of untrusted data, or says what is wrong with it. Never throws, whatever it is given; time and memory
 * are bounded by the limits in `fields/limits.ts`, not by the input.
 */
export function parseBlueprint(input: unknown, mode: ParseMode): ParseResult {
  const reading = new Reading(mode);
  try {
    const blueprint = readBlueprint(input, reading);
    if (blueprint !== undefined && reading.problems.length === 0) return { ok: true, blueprint, notices: reading.notices };
  } catch {
    // Only an object that is more than data (a proxy, a getter) can throw when it is read.
    return notReadable('something that throws when read', 'plain data, as JSON gives it,');
  }
  return { ok: false, problems: reading.problems };
}

/** {@link parseBlueprint} for JSON text. */
export function parseBlueprintText(text: string, mode: ParseMode): ParseResult {
  if (text.length > MAX_TEXT_LENGTH) return notReadable(`${grouped(text.length)} characters`, `at most ${grouped(MAX_TEXT_LENGTH)}`);
  let input: unknown;
  try {
    input = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    return { ok: false, problems: [{ path: '', value: shortened(text), allowed: 'JSON', message: `This is not JSON: ${reason}` }] };
  }
  return parseBlueprint(input, mode);
}

/** A blueprint of an author's own data. Throws an Error that names every path, value and what is allowed. */
export function blueprintOf(input: BlueprintInput): Blueprint {
  const result = parseBlueprint(input, 'file');
  if (result.ok) return result.blueprint;
  throw new Error(result.problems.map((problem) => problem.message).join('\n'));
}

function notReadable(value: string, allowed: string): ParseResult {
  return { ok: false, problems: [{ path: '', value, allowed, message: `The blueprint: ${value} is not allowed; ${allowed} is` }] };
}

/** Stops after the first stage with problems: what comes later would only repeat them. */
function readBlueprint(input: unknown, reading: Reading): Blueprint | undefined {
  if (!isObject(input)) return reading.refuse('blueprint', input, 'an object with blocks and durationMs');
  const run = readFields(runFields, input, '', reading, PARTS);
  const places = readField(placesField, ownValue(input, 'places'), 'places', reading);
  const blocks = readBlocks(ownValue(input, 'blocks'), reading);
  const links = readField(linksField, ownValue(input, 'links'), 'links', reading);
  if (blocks === undefined || reading.problems.length > 0) return undefined;
  // The tables give every field the type that the blueprint declares.
  const blueprint = { ...run, places, blocks, links, happenings: [] } as unknown as Blueprint;
  if (blueprint.warmupMs > blueprint.durationMs) {
    reading.refuse('warmupMs', blueprint.warmupMs, `at most the durationMs of ${grouped(blueprint.durationMs)}`);
  }
  checkParts(blueprint, reading);
  if (reading.problems.length > 0) return undefined;
  return { ...blueprint, happenings: readHappenings(ownValue(input, 'happenings'), blocks, reading) };
}

function readBlocks(input: unknown, reading: Reading): Readonly<Record<string, BlockOptions>> | undefined {
  const ids = isObject(input) ? Object.keys(input) : [];
  if (!isObject(input) || ids.length < 1 || ids.length > MAX_BLOCKS) {
    return reading.refuse('blocks', input, `an object of 1 to ${MAX_BLOCKS} blocks by id`);
  }
  const blocks: [string, ParsedBlock][] = [];
  for (const id of ids) {
    if (reading.isOver) break;
    if (NAME.test(id)) blocks.push([id, readField(blockField, input[id], joined('blocks', id), reading) as ParsedBlock]);
    else reading.refuseName(joined('blocks', id), id, 'ids of a letter, then letters, digits, - and _, at most 64');
  }
  return Object.fromEntries(blocks);
}

function checkParts(blueprint: Blueprint, reading: Reading): void {
  for (const [id, options] of Object.entries(blueprint.blocks)) if (!reading.isOver) checkBlock(options, joined('blocks', id), reading);
  checkWiring(blueprint, reading);
}
