import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { reportOf } from './mutants/report.ts';
import type { MutantFile } from './mutants/report.ts';
import { root, runTool } from './process.mjs';

/** Where Stryker keeps what it knows of all files, those of earlier runs included. */
const KNOWN = path.join(root, '.cache/mutants/incremental.json');
const REPORT = path.join(root, 'test/mutants/report.md');

/** `npm run mutants`: tries what is new since the last run, then writes score and survivors of all files into the report. */
const code = await runTool('stryker', ['run', ...process.argv.slice(2)]);
if (existsSync(KNOWN)) {
  const { files } = JSON.parse(readFileSync(KNOWN, 'utf8')) as { files: Readonly<Record<string, MutantFile>> };
  const { text, score } = reportOf(files);
  writeFileSync(REPORT, text);
  console.log(`${score} · ${path.relative(root, REPORT)}`);
}
process.exitCode = code;
