import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** `chapters/01-load-balancers/index.mdx` → `load-balancers`: the number orders, the rest is the address. */
const idOf = (entry: string): string => (entry.split('/')[1] ?? entry).replace(/^\d+-/, '');

/** Drafts are for who writes them: the built site has none. */
const CHAPTERS = import.meta.env.DEV ? '{chapters,drafts}/*/index.mdx' : 'chapters/*/index.mdx';

export const collections = {
  chapters: defineCollection({
    loader: glob({ pattern: CHAPTERS, base: './content', generateId: ({ entry }) => idOf(entry) }),
    schema: z.strictObject({
      title: z.string(),
      number: z.number().int(),
      lede: z.string(),
      description: z.string().min(50).max(200),
      figures: z.array(z.string()),
    }),
  }),
  glossary: defineCollection({
    loader: file('content/glossary.yaml'),
    schema: z.object({ term: z.string(), means: z.string(), village: z.string().optional() }),
  }),
  sources: defineCollection({
    loader: file('content/sources.yaml'),
    schema: z.object({
      title: z.string(),
      author: z.string(),
      year: z.number().int().nullable(),
      address: z.url(),
      kind: z.enum(['primary', 'second-hand']),
    }),
  }),
};
