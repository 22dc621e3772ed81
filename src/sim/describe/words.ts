/** Nobody reads longer lists: of more servers than this there are only the sum and the ends. */
export const MOST_LISTED = 20;

/** Display names of blocks by id ("floe-2" → "floe 2"); an id without one stands for itself. */
export type Names = Readonly<Record<string, string>>;

export function nameOf(names: Names, id: string): string {
  if (Object.hasOwn(names, id)) return names[id]!;
  const slash = id.indexOf('/');
  // A part without a name of its own goes by its block's: "the database, replica 1".
  return slash < 0 ? id : `${nameOf(names, id.slice(0, slash))}, ${id.slice(slash + 1).replaceAll('-', ' ')}`;
}

/** First letter upper case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 request", "3 requests", "1,204 requests". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** 1204 → "1,204". Whole numbers only; the same in every locale. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}

/** An instant or a long duration in seconds: "20.0 s". */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A latency with three significant digits: "6.2 ms", "245 ms", "2.41 s". */
export function latency(ms: number): string {
  if (ms >= 9995) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 999.5) return `${(ms / 1000).toFixed(2)} s`;
  return ms >= 99.5 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(1)} ms`;
}

/** 0.6931 → "69 %", with a non-breaking space. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
