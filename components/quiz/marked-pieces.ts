import type { IdeaFinding } from '#quiz/text/grade-text.ts';

/** A piece of an answer: plain, or the words in which an idea was found; ideas count from 1. */
export interface Piece {
  readonly text: string;
  readonly number: number | null;
  readonly isMaybe: boolean;
}

/** Cuts an answer where ideas were found in it. Where findings overlap, the earlier one keeps its words. */
export function markedPieces(answer: string, ideas: readonly IdeaFinding[]): Piece[] {
  const marks = ideas
    .flatMap(({ spans, state }, i) => spans.map((span) => ({ ...span, number: i + 1, isMaybe: state === 'maybe' })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, number, isMaybe } of marks) {
    const start = Math.max(at, from);
    if (start >= to) continue;
    if (start > at) pieces.push({ text: answer.slice(at, start), number: null, isMaybe: false });
    pieces.push({ text: answer.slice(start, to), number, isMaybe });
    at = to;
  }
  if (at < answer.length) pieces.push({ text: answer.slice(at), number: null, isMaybe: false });
  return pieces;
}
