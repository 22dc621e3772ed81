import type { APIRoute } from 'astro';
import { sitePath } from '#course/paths.ts';

/** Everything may be read; the sitemap's address depends on where the site stands. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(sitePath('sitemap-index.xml'), site).href}\n`);
