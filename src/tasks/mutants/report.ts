/** A part of Stryker's report: https://github.com/stryker-mutator/mutation-testing-elements, schema 2. */
export interface MutantFile {
  readonly source: string;
  readonly mutants: readonly {
    readonly status: string;
    readonly mutatorName: string;
    readonly replacement?: string;
    readonly location: { readonly start: Position; readonly end: Position };
  }[];
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Tally {
  readonly detected: number;
  readonly undetected: number;
}

const DETECTED = ['Killed', 'Timeout'];
const UNDETECTED = ['Survived', 'NoCoverage'];

function tally(files: readonly MutantFile[]): Tally {
  const statuses = files.flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (those: readonly string[]): number => statuses.filter((status) => those.includes(status)).length;
  return { detected: count(DETECTED), undetected: count(UNDETECTED) };
}

function percent({ detected, undetected }: Tally): string {
  return detected + undetected === 0 ? '–' : `${((100 * detected) / (detected + undetected)).toFixed(1)} %`;
}

/** One line, short, and safe as code in a list. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', '’').trim();
  return `\`${line.length > 70 ? `${line.slice(0, 69)}…` : line || ' '}\``;
}

/** What stood where the mutant stands. */
function original(source: string, { start, end }: { start: Position; end: Position }): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines.map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined)).join('\n');
}

function survivors(name: string, { source, mutants }: MutantFile): string {
  const alive = mutants.filter(({ status }) => UNDETECTED.includes(status));
  if (alive.length === 0) return '';
  const rows = alive
    .toSorted((a, b) => a.location.start.line - b.location.start.line || a.location.start.column - b.location.start.column)
    .map(({ location, replacement = '' }) => `- ${location.start.line}: ${code(original(source, location))} → ${code(replacement)}`);
  return `\n### ${name}\n\n${rows.join('\n')}\n`;
}

/** The report as Markdown, worst files first, and its score in a sentence. */
export function reportOf(files: Readonly<Record<string, MutantFile>>): { readonly text: string; readonly score: string } {
  const named = Object.entries(files).map(([name, file]) => ({ name: name.replace(/^src\/sim\//, ''), file, tally: tally([file]) }));
  const all = tally(Object.values(files));
  const score = `${percent(all)} of ${all.detected + all.undetected} mutants were noticed`;
  const table = named
    .filter(({ tally: { detected, undetected } }) => detected + undetected > 0)
    .toSorted((a, b) => b.tally.undetected - a.tally.undetected || a.name.localeCompare(b.name))
    .map(({ name, tally: one }) => `| ${name} | ${one.detected} | ${one.undetected} | ${percent(one)} |`);
  const text = `# Mutants of the simulator

Written by \`npm run mutants\`. Each mutant is one small change of kernel, blocks or policies; it is noticed when a test fails. ${score}. A file
that is not in the table has not been tried.

| file of src/sim | noticed | survived | score |
| --- | --- | --- | --- |
${table.join('\n')}

## Survivors
${named
  .toSorted((a, b) => a.name.localeCompare(b.name))
  .map(({ name, file }) => survivors(name, file))
  .join('')}`;
  return { text, score };
}
