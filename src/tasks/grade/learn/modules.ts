import type { Packed } from '#quiz/text/learned/weights.ts';
import type { Blends } from './blends.ts';

/** The file that a page loads for one question. */
export function learntModule({ outputs, rows }: Packed): string {
  return `import type { Packed } from '#quiz/text/learned/weights.ts';

// cspell:disable
/** Written by \`npm run learn\`. */
export const learnt: Packed = {
  outputs: [${outputs.map((output) => `'${output}'`).join(', ')}],
  rows: \`
${wrapped(rows)}
\`,
};
`;
}

/** The file with the weights that all questions share. */
export function blendModule({ idea, truth }: Blends): string {
  return `/** What measures of an idea count, in the order of \`ideaMeasures\`. Written by \`npm run learn\`, from answers left out of learning. */
export const IDEA_BLEND: readonly number[] = [${idea.join(', ')}];
/** The same for \`truthMeasures\`. */
export const TRUTH_BLEND: readonly number[] = [${truth.join(', ')}];
`;
}

const WIDTH = 130;

/** As many rows to a line as fit. */
function wrapped(rows: string): string {
  const lines: string[] = [];
  for (const row of rows.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${row}`.trimStart();
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(row);
  }
  return lines.join('\n');
}
