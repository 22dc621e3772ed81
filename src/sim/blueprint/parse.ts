import type { Blueprint, BlueprintInput, BlockOptions, LinkOptions } from './blueprint.ts';
import { checkOptions } from './check-options.ts';
import { checkWiring } from './check-wiring.ts';
import { blueprintFields } from './fields/blueprint.ts';
import { readHappenings } from './happenings.ts';
import { Findings } from './problems.ts';
import type { ParseMode, Problem } from './problems.ts';
import { readFields } from './read.ts';

export type ParseResult =
  | { readonly ok: true; readonly blueprint: Blueprint; readonly notices: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Texts longer than this are refused unread. */
export const MAX_TEXT_LENGTH = 1_000_000;

interface ReadBlueprint {
  readonly seed: number;
  readonly durationMs: number;
  readonly warmupMs: number;
  readonly blocks: Readonly<Record<string, BlockOptions>>;
  readonly links: readonly LinkOptions[];
}

/** Turns untrusted JSON into a blueprint, or says what is wrong with it. Never throws; bounded work for any input. */
export function parseBlueprint(input: unknown, mode: ParseMode): ParseResult {
  const findings = new Findings(mode);
  const { happenings: given, ...rest } = typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Record<string, unknown>) : { happenings: undefined };
  const whole = typeof input === 'object' && input !== null && !Array.isArray(input) ? rest : input;
  const shape = `an object with ${[...Object.keys(blueprintFields), 'happenings'].join(', ')} is`;
  const head = readFields(blueprintFields, whole, '', findings, shape)?.value as ReadBlueprint | undefined;
  if (head === undefined) return { ok: false, problems: findings.problems };
  for (const [id, options] of Object.entries(head.blocks)) checkOptions(id, options, `blocks.${id}`, findings);
  checkWiring(head.blocks, head.links, findings);
  if (head.warmupMs >= head.durationMs) findings.refuse('warmupMs', head.warmupMs, `less than durationMs (${head.durationMs}) is`);
  const happenings = readHappenings(given, head.blocks, head.durationMs, findings);
  if (findings.problems.length > 0 || happenings === null) return { ok: false, problems: findings.problems };
  return { ok: true, blueprint: { version: 1, ...head, happenings }, notices: findings.notices };
}

/** {@link parseBlueprint} for JSON text. */
export function parseBlueprintText(text: string, mode: ParseMode): ParseResult {
  if (text.length > MAX_TEXT_LENGTH) {
    const message = `The text has ${text.length} characters; up to ${MAX_TEXT_LENGTH} are allowed.`;
    return { ok: false, problems: [{ path: '', value: `${text.length} characters`, allowed: `up to ${MAX_TEXT_LENGTH} characters`, message }] };
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    return { ok: false, problems: [{ path: '', value: text.slice(0, 40), allowed: 'JSON', message: `This is not JSON: ${reason}` }] };
  }
  return parseBlueprint(input, mode);
}

/** For authors and tests, whose blueprints must be right. Throws an Error that lists what is wrong. */
export function blueprintOf(input: BlueprintInput): Blueprint {
  const result = parseBlueprint(input, 'file');
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.blueprint;
}
