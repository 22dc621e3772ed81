import type { APIRoute, GetStaticPaths } from 'astro';
import { poolOf, taughtChapters } from '#teachers/teaching-bank.ts';

/** What a worksheet is drawn from, for a page that draws with another seed than the built one. */
export const getStaticPaths: GetStaticPaths = () => taughtChapters().map((chapter) => ({ params: { chapter } }));

export const GET: APIRoute = ({ params }) => Response.json(poolOf(params['chapter'] ?? ''));
