/** What a share link says: a figure, its parameters, a seed, an instant, and what the reader changed on the way. */
export interface SharedMoment {
  readonly figure: string;
  /** Parameters the run began with, as written; the figure reads and clamps them. */
  readonly values: Readonly<Record<string, string>>;
  /** Those that stand elsewhere now, because they were set while the run went on. */
  readonly now?: Readonly<Record<string, string>>;
  readonly seed: string | null;
  readonly atMs: number | null;
  readonly changes: readonly SharedChange[];
}

export interface SharedChange {
  readonly atMs: number;
  readonly block: string;
  readonly field: string;
  readonly value: string | number | boolean;
}

/** Longer links are refused: mail and chat programs cut them. */
export const MAX_LINK_LENGTH = 1024;
const MAX_CHANGES = 50;
const RESERVED = ['seed', 'at', 'do', 'now'];
const NAME = /^[a-z][a-z0-9-]{0,39}$/;
/** An id of a block, or of a part of one. */
const BLOCK = /^[a-zA-Z][\w-]{0,63}(?:\/[a-zA-Z][\w-]{0,63})?$/;
const FIELD = /^[a-zA-Z][a-zA-Z0-9.-]{0,59}$/;

/** The fragment of a link to a moment, with its `#`; `null` when it would be too long to share. */
export function writeShareLink(moment: SharedMoment): string | null {
  const parts = Object.entries(moment.values).map(([id, value]) => `${id}=${encodeURIComponent(value)}`);
  if (moment.seed !== null) parts.push(`seed=${moment.seed}`);
  if (moment.atMs !== null) parts.push(`at=${seconds(moment.atMs)}`);
  for (const [id, value] of Object.entries(moment.now ?? {})) parts.push(`now=${id}~${encodeURIComponent(value)}`);
  for (const change of moment.changes)
    parts.push(`do=${seconds(change.atMs)}~${change.block}~${change.field}~${encodeURIComponent(String(change.value))}`);
  const link = `#${moment.figure}?${parts.join('&')}`;
  return link.length <= MAX_LINK_LENGTH ? link : null;
}

export type ParsedLink =
  | { readonly kind: 'none' }
  | { readonly kind: 'moment'; readonly moment: SharedMoment; readonly notices: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads a fragment. Total: anything that is no link to a moment is `none` or refused with a sentence. */
export function parseShareLink(fragment: string): ParsedLink {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  const split = text.slice(0, 60).indexOf('?');
  if (split < 1 || !NAME.test(text.slice(0, split))) return { kind: 'none' };
  if (text.length >= MAX_LINK_LENGTH)
    return { kind: 'refused', message: `This link is longer than ${MAX_LINK_LENGTH} characters, so it was not read.` };
  const notices: string[] = [];
  const values: Record<string, string> = {};
  const now: Record<string, string> = {};
  const changes: SharedChange[] = [];
  const params = new URLSearchParams(text.slice(split + 1));
  for (const [id, value] of params) {
    if (id === 'do') readChange(value, changes, notices);
    else if (id === 'now') readNow(value, now, notices);
    else if (!RESERVED.includes(id) && NAME.test(id)) values[id] = value;
    else if (!RESERVED.includes(id))
      notices.push(`This link has a part that no figure knows (“${id.slice(0, 20)}”); the rest was restored.`);
  }
  const at = params.get('at');
  return {
    kind: 'moment',
    moment: { figure: text.slice(0, split), values, seed: params.get('seed'), atMs: at === null ? null : msOf(at), changes, now },
    notices,
  };
}

function readNow(text: string, now: Record<string, string>, notices: string[]): void {
  const [id = '', value] = text.split('~');
  if (NAME.test(id) && value !== undefined) now[id] = value;
  else notices.push('This link has a setting that cannot be read; the rest was restored.');
}

function readChange(text: string, changes: SharedChange[], notices: string[]): void {
  const [at = '', block = '', field = '', value = ''] = text.split('~');
  const atMs = msOf(at);
  if (atMs === null || !BLOCK.test(block) || !FIELD.test(field) || changes.length >= MAX_CHANGES) {
    notices.push('This link has a change that cannot be read; the rest was restored.');
    return;
  }
  changes.push({ atMs, block, field, value: plainValue(value) });
}

function plainValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : text;
}

function msOf(text: string): number | null {
  const seconds = Number(text);
  return text === '' || !Number.isFinite(seconds) || seconds < 0 ? null : Math.round(seconds * 1e6) / 1000;
}

/** 48400.001 → "48.400001": to the microsecond, without trailing zeros. */
function seconds(ms: number): string {
  return String(Math.round(ms * 1000) / 1e6);
}
