import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leftOut, learnBlends } from './grade/learn/blends.ts';
import { labelledAnswers, lessons } from './grade/learn/examples.ts';
import { blendModule, learntModule } from './grade/learn/modules.ts';
import { learnQuestion } from './grade/learn/train.ts';
import { ideasByQuestion, QUESTIONS } from './grade/questions.ts';
import { command } from './complaint.ts';
import { root } from './process.mjs';

const FOLDER = path.join(root, 'src/quiz/text/learned');

await command(async () => {
  const ideas = await ideasByQuestion();
  const answers = labelledAnswers();
  const sentences = lessons();
  writeFileSync(path.join(FOLDER, 'blend.ts'), blendModule(learnBlends(leftOut(answers, sentences, ideas))));
  mkdirSync(path.join(FOLDER, 'questions'), { recursive: true });
  for (const [question, of] of ideas) {
    const examples = [...answers, ...sentences].filter((one) => one.question === question);
    writeFileSync(path.join(FOLDER, 'questions', `${QUESTIONS[question - 1]!}.ts`), learntModule(learnQuestion(examples, of)));
  }
  return `Learnt from ${answers.length} answers and ${sentences.length} sentences.`;
});
