/** What came out of one engine. */
export interface Tried {
  readonly engine: string;
  readonly version: string;
  /** what was done and what went wrong with it; null: nothing */
  readonly steps: readonly { readonly name: string; readonly problem: string | null }[];
  readonly hashes: { readonly equal: number; readonly of: number };
  /** the examples whose hash is another */
  readonly different: readonly string[];
  readonly violations: readonly string[];
  readonly errors: readonly string[];
  /** whether a planted violation and error were noticed: without that, none means nothing */
  readonly isWatching: boolean;
  readonly hasTrustedTypes: boolean;
}

/** An engine that is not there. */
export interface Absent {
  readonly engine: string;
  readonly install: string;
}

/** How many checks of an engine passed and failed: each step, each hash, no violation, no error, and that the watching works. */
export function countOf({ steps, hashes, violations, errors, isWatching }: Tried): { passed: number; failed: number } {
  const isClean = (found: readonly string[]): boolean => isWatching && found.length === 0;
  const checks = [...steps.map(({ problem }) => problem === null), isClean(violations), isClean(errors), isWatching];
  const passed = checks.filter(Boolean).length;
  return { passed: passed + hashes.equal, failed: checks.length - passed + hashes.of - hashes.equal };
}

/** An engine that is installed and does not come up, or goes down on the way: that is a failure. */
export function brokenDown(engine: string, error: unknown): Tried {
  const problem = error instanceof Error ? error.message.trim() : String(error);
  const nothing = { hashes: { equal: 0, of: 0 }, different: [], violations: [], errors: [], isWatching: false, hasTrustedTypes: false };
  return { engine, version: 'unknown', steps: [{ name: 'it comes up and stays', problem }], ...nothing };
}

const HEAD = ['engine', 'version', 'steps passed', 'hashes equal', 'violations', 'errors', 'Trusted Types'];

function row(tried: Tried): string[] {
  const { engine, version, steps, hashes, violations, errors, isWatching, hasTrustedTypes } = tried;
  const count = (found: readonly string[]): string => (isWatching ? String(found.length) : 'not noticed');
  return [
    engine,
    version,
    `${String(steps.filter(({ problem }) => problem === null).length)} of ${String(steps.length)}`,
    `${String(hashes.equal)} of ${String(hashes.of)}`,
    count(violations),
    count(errors),
    hasTrustedTypes ? 'enforced' : 'unknown to it',
  ];
}

function problemsOf({ engine, steps, different, violations, errors }: Tried): string[] {
  const failed = steps.flatMap(({ name, problem }) => (problem === null ? [] : [`${name}: ${problem}`]));
  return [...failed, ...different, ...violations, ...errors].map((line) => `${engine}: ${line}`);
}

/** The table, what went wrong, what is absent, and the count, which comes last. */
export function reportOf(all: readonly (Tried | Absent)[]): { text: string; isGood: boolean } {
  const tried = all.filter((one) => 'steps' in one);
  const absent = all.filter((one) => 'install' in one);
  const rows = [HEAD, ...tried.map(row)];
  const widths = HEAD.map((_, place) => Math.max(...rows.map((cells) => cells[place]?.length ?? 0)));
  const table = rows.map((cells) =>
    cells
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const counts = tried.map(countOf);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const lines = [
    ...(tried.length > 0 ? table : []),
    ...tried.flatMap(problemsOf),
    ...absent.map(({ engine, install }) => `${engine} is absent and was not tried; on Debian, as root: ${install}`),
    `${String(passed)} passed, ${String(failed)} failed`,
  ];
  return { text: lines.join('\n'), isGood: failed === 0 };
}
