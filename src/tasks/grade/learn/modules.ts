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
${rows}
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
