/** What a chapter's source holds, in reading order. */
export interface ChapterParts {
  readonly words: number;
  readonly figures: readonly string[];
  /** questions that count; warm-ups do not */
  readonly checks: readonly string[];
  /** ids of sources, each once, in the order of their first mention */
  readonly sources: readonly string[];
}

const WORDS_PER_MINUTE = 220;
const MINUTES_PER_FIGURE = 2.5;
const MINUTES_PER_CHECK = 0.75;

/** @param body a chapter's MDX without its frontmatter */
export function partsOf(body: string): ChapterParts {
  const prose = body.replace(/```.*?```/gs, '').replace(/<\w[^>]*>/g, ' ');
  return {
    words: prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    figures: idsOf(body, 'Figure'),
    checks: idsOf(body, 'Check', (attributes) => !/\bwarmup\b/.test(attributes)),
    sources: [...new Set(idsOf(body, 'Source'))],
  };
}

function idsOf(body: string, tag: string, fits: (attributes: string) => boolean = () => true): string[] {
  const tags = [...body.matchAll(new RegExp(`<${tag}\\s([^>]*)>`, 'g'))].map(([, attributes = '']) => attributes);
  return tags.filter(fits).flatMap((attributes) => /\bid="([^"]+)"/.exec(attributes)?.[1] ?? []);
}

/** Minutes a reader needs who plays with the figures and answers the questions; rounded to five. */
export function minutesFor({ words, figures, checks }: ChapterParts): number {
  const minutes = words / WORDS_PER_MINUTE + figures.length * MINUTES_PER_FIGURE + checks.length * MINUTES_PER_CHECK;
  return Math.max(5, Math.round(minutes / 5) * 5);
}
