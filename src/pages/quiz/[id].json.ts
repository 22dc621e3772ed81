import type { APIRoute, GetStaticPaths } from 'astro';
import { allIds, entryOf } from '#quiz-ui/question-bank.ts';

/** One question as data: what a page fetches when a reader comes near it. */
export const getStaticPaths: GetStaticPaths = () => allIds().map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) => Response.json(entryOf(params['id'] ?? ''));
