import { questionText } from './question.ts';

/** A chapter with its seven steps, each with a word on what belongs there. */
export function chapterText(title: string, number: number, id: string): string {
  return `---
title: ${title}
number: ${number}
lede: One or two sentences that make somebody want to read on.
description: What the chapter explains, for people who see it in a search. Between fifty and two hundred letters.
figures: [one-floe]
---

## A scene in the village

Begin with trouble that a reader can see. Name the thing last, when it is needed: a <Term id="queue">queue</Term>.

<Check id="first-guess-${id}" warmup />

## The idea

Explain one idea in a few short paragraphs. Then let the reader guess, and after that let the figure answer.

<Predict id="predict-${id}" />

<Figure id="one-floe" />

A number in the text is computed, with the band that the sentence relies on: <Measured figure="one-floe" with="rate=45" read="loadShare" range="0.89..0.91" />.

## In the real world

What is known of systems that do this, each claim with its source.

## When it hurts

When is it the wrong choice, and what does it cost?

## Pip’s pop quiz

<Check id="check-${id}" />

## What to carry to the next floe

1. **First.** The chapter in five sentences.
2. **Second.** Each stands alone.
3. **Third.** Each is short.
4. **Fourth.** None brings anything new.
5. **Fifth.** This is the last.

Words worth keeping: <Term id="queue">queue</Term>.
`;
}

/** Its quiz: a warm-up, a guess before the figure, one question. */
export function quizText(id: string): string {
  return `# Questions of this chapter. Ids are words and stay the same for ever.
# Every option says why it is right or wrong; a wrong one names the misconception it comes from, where there is one.

warmups:
${questionText(`first-guess-${id}`)}
predictions:
  - id: predict-${id}
    figure: one-floe
    kind: number
    stem: Ask for a number that the figure will show.
    min: 0
    max: 1
    step: 0.05
    unit: of full load
    answer: { figure: one-floe, with: rate=45, read: loadShare, tolerance: 0.1 }
    close: What a reader has understood whose guess was close.
    low: What a reader may have thought whose guess was too low.
    high: What a reader may have thought whose guess was too high.

questions:
${questionText(`check-${id}`)}`;
}
