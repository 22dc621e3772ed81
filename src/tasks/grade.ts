import { parseArgs } from 'node:util';
import { readAnswers } from './grade/answers.ts';
import { gradeAll } from './grade/grade-all.ts';
import { figures, figuresLeftOut } from './grade/figures.ts';
import { command, Complaint, textOf } from './complaint.ts';

const USAGE = 'usage: npm run --silent grade -- FILE   (without FILE: how well the grader agrees with the labelled answers)';
const MAX_BYTES = 20_000_000;

function fileOf(args: readonly string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    if (positionals.length > 1) throw new Complaint(`At most one FILE is needed, not ${positionals.length}.\n${USAGE}`);
    return positionals[0];
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

await command(async () => {
  const file = fileOf(process.argv.slice(2));
  if (file === undefined) return `${await figures()}\n\n${await figuresLeftOut()}`;
  return JSON.stringify(await gradeAll(readAnswers(file, textOf(file, MAX_BYTES, 'answers'))), null, 2);
});
