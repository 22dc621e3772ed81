/** A share with as many digits as it takes to see what is missing: "99.97%", "99.9999%". */
export function ninesText(share: number): string {
  let digits = 0;
  for (let missing = (1 - share) * 100; missing > 0 && missing < 9.5 && digits < 7; missing *= 10) digits++;
  return `${Number((share * 100).toFixed(digits))}%`;
}

const UNITS: readonly (readonly [ms: number, one: string, many: string])[] = [
  [86_400_000, 'day', 'days'],
  [3_600_000, 'hour', 'hours'],
  [60_000, 'minute', 'minutes'],
  [1000, 'second', 'seconds'],
];

/** A length of time in its largest unit: "10.8 days", "2.6 hours", "32 seconds". */
export function spanText(ms: number): string {
  const [unitMs, one, many] = UNITS.find(([length]) => ms >= 1.5 * length) ?? UNITS.at(-1)!;
  const count = ms / unitMs;
  const text = count < 20 ? String(Number(count.toFixed(1))) : String(Math.round(count));
  return `${text} ${text === '1' ? one : many}`;
}
