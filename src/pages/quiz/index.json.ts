import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { quizIndex } from '#quiz-ui/question-bank.ts';

/** All questions that count: what the mixed quiz draws from and the review looks up. */
export const GET: APIRoute = async () => {
  const chapters = (await getCollection('chapters')).toSorted((a, b) => a.data.number - b.data.number);
  return Response.json(quizIndex(chapters.map(({ id, data: { title, figures } }) => ({ id, title, figures }))));
};
