import type { Notable } from '#blueprint/notable.ts';

/*
 * Paths of the charts over time. Across, a bucket is BUCKET_UNITS wide; down, a unit is half a pixel. Steps are whole numbers and
 * relative, so that the charts in the built page pack to a few bytes a point.
 */
export const BUCKET_UNITS = 4;
/** Of a bucket's units, what its bar covers. */
const BAR_UNITS = 3;

/** A line through the ends of the buckets; a gap where there is nothing to measure. `y` gives units from the top. */
export function linePath(values: readonly (number | null)[], y: (value: number) => number): string {
  let path = '';
  let from: { readonly x: number; readonly y: number } | null = null;
  values.forEach((value, i) => {
    if (value === null) {
      from = null;
      return;
    }
    const to = { x: (i + 1) * BUCKET_UNITS, y: Math.round(y(value)) };
    if (from === null) path += `M${to.x} ${to.y}l`;
    else path += `${pair(to.x - from.x, to.y - from.y)} `;
    from = to;
  });
  // A lone point has no length: an empty step keeps the path well formed and draws nothing.
  return path.replace(/l(?=M|$)/g, 'l0 0').trimEnd();
}

/** The area between that line and the axis at `bottom`; empty stretches lie on the axis. */
export function areaPath(values: readonly (number | null)[], y: (value: number) => number, bottom: number): string {
  if (values.length === 0) return '';
  const line = linePath(
    values.map((value) => value ?? -1),
    (value) => (value < 0 ? bottom : y(value)),
  );
  return `${line}V${bottom}H${BUCKET_UNITS}Z`;
}

/** Bars on the axis at `bottom`, as one shape; the highest value reaches `height`. */
export function barsPath(values: readonly number[], highest: number, bottom: number, height: number): string {
  const steps = values.map((value) => {
    const up = value === 0 ? 0 : Math.max(3, Math.round((value / highest) * height));
    return up === 0 ? `h${BUCKET_UNITS}` : `v${-up}h${BAR_UNITS}v${up}h${BUCKET_UNITS - BAR_UNITS}`;
  });
  return `M0 ${bottom}${steps.join('')}Z`;
}

/** A stretch during which something was down. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly block: string;
}

/** When blocks were down, in truth. */
export function shadedSpans(notable: readonly Notable[], endMs: number): Span[] {
  return notable.flatMap((event) => {
    if (event.what !== 'went-down') return [];
    const back = notable.find((later) => later.what === 'came-up' && later.block === event.block && later.atMs >= event.atMs);
    return [{ fromMs: Math.min(event.atMs, endMs), toMs: back?.atMs ?? null, block: event.block }];
  });
}

/** More breakdowns than this are a pattern: the marks show it, names would only hide it. */
const NAMED_SPANS = 4;
/** Width of a letter of a label, as a share of the timeline on a small screen. */
const LETTER_SHARE = 0.016;

/** Which marks of a timeline carry words: as many as fit without touching, earlier ones first. */
export function timelineLabels(spans: readonly Span[], endMs: number, breaks: (block: string) => string): { atMs: number; text: string }[] {
  if (spans.length > NAMED_SPANS) return [];
  const marks = spans.flatMap(({ fromMs, toMs, block }) => [
    { atMs: fromMs, text: breaks(block) },
    ...(toMs === null ? [] : [{ atMs: toMs, text: 'it is back' }]),
  ]);
  const placed: { atMs: number; text: string }[] = [];
  for (const mark of marks.toSorted((one, other) => one.atMs - other.atMs)) {
    const last = placed.at(-1);
    const room = last === undefined ? Infinity : (mark.atMs - last.atMs) / endMs;
    if (room >= ((mark.text.length + (last?.text.length ?? 0)) / 2) * LETTER_SHARE) placed.push(mark);
  }
  return placed;
}

/** Two steps of a path; a minus sign separates as well as a blank does. */
function pair(dx: number, dy: number): string {
  return dy < 0 ? `${dx}${dy}` : `${dx} ${dy}`;
}
