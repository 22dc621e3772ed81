const LEVELS = ['incorrect', 'partial', 'correct'] as const;
type Level = (typeof LEVELS)[number];

/** Cohen's kappa with quadratic weights over three ordered verdicts (Cohen, 1968): 1 is full agreement, 0 is chance. */
export function weightedKappa(pairs: readonly (readonly [Level, Level])[]): number {
  const level = (name: Level): number => LEVELS.indexOf(name);
  const share = (side: 0 | 1, value: number): number => pairs.filter((pair) => level(pair[side]) === value).length / pairs.length;
  const seen = pairs.reduce((sum, [one, other]) => sum + (level(one) - level(other)) ** 2, 0) / pairs.length;
  const byChance = LEVELS.flatMap((_, i) => LEVELS.map((__, j) => share(0, i) * share(1, j) * (i - j) ** 2)).reduce(
    (sum, part) => sum + part,
    0,
  );
  return 1 - seen / byChance;
}
