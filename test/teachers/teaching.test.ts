import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { OUTLINE } from '#course/outline.ts';
import { parseShareLink } from '#course/share-link.ts';
import { gradeText } from '#quiz/text/grade-text.ts';
import { grade } from '#quiz/grade.ts';
import { readGiven } from '#quiz/given.ts';
import type { Question } from '#quiz/question.ts';
import { restore } from '#scenarios/restore.ts';
import { scenarioOf } from '#scenarios/registry.ts';
import { guideOf, poolOf, taughtChapters } from '#teachers/teaching-bank.ts';
import { keyOf } from '#teaching/key.ts';
import { makeSheet, readSeed } from '#teaching/sheet.ts';
for (const c of taughtChapters()) {
  test(c, () => { const g = guideOf(c); console.log(c, g.minutes, JSON.stringify(g.misconceptions.map(m=>[m.see,m.plate.path]),null,1)); 
   const n = poolOf(c).filter(q=>q.kind==='number' && q.id.startsWith('sheet')); if(c!=='pop-quiz') for (const q of n as any[]) console.log(q.id, [q,...q.again].map((a:any)=>a.answer).join(' '), '|', q.stem, '|', q.because);
  });
}
