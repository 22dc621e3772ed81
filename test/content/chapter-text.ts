import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ChapterText {
  readonly id: string;
  readonly frontmatter: string;
  /** The MDX without its frontmatter. */
  readonly body: string;
}

const chaptersFolder = new URL('../../content/chapters/', import.meta.url);

/** Every written chapter: `01-load-balancers/index.mdx` has the id `load-balancers`. */
export function readChapters(): readonly ChapterText[] {
  const folders = readdirSync(chaptersFolder).filter((folder) => existsSync(new URL(`${folder}/index.mdx`, chaptersFolder)));
  return folders.map((folder) => {
    const source = readFileSync(new URL(`${folder}/index.mdx`, chaptersFolder), 'utf8');
    const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(source);
    return { id: folder.replace(/^\d+-/, ''), frontmatter: parts?.[1] ?? '', body: parts?.[2] ?? '' };
  });
}

/** All tags of one name, with their attributes; an attribute without a value is `''`. */
export function tagsOf(body: string, name: string): readonly Tag[] {
  const found = withoutCode(body).matchAll(new RegExp(`<${name}(\\s[^>]*?)?/?>`, 'g'));
  return Array.from(found, (match) => ({ name, attributes: attributesOf(match[1] ?? '') }));
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(Array.from(text.matchAll(/([a-z][\w-]*)(?:="([^"]*)")?/gi), (m) => [m[1] ?? '', m[2] ?? '']));
}

/** The body without fenced blocks and inline code. */
export function withoutCode(body: string): string {
  return body.replace(/```.*?```/gs, '').replace(/`[^`\n]*`/g, '');
}

/** What a reader reads: no code, no tags; a `<Measured/>` counts as one word. */
export function proseOf(body: string): string {
  return withoutCode(body)
    .replace(/<Measured\s[^>]*\/>/g, 'number')
    .replace(/<[^>]+>/g, '');
}

export function headingsOf(body: string): readonly { readonly level: number; readonly text: string; readonly slug: string }[] {
  return Array.from(withoutCode(body).matchAll(/^(#+) (.+)$/gm), (match) => {
    const text = match[2] ?? '';
    return { level: match[1]?.length ?? 0, text, slug: slugOf(text) };
  });
}

/** The anchor that the site gives to a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

/** Sentences of the running text with their tags left in, so that a source can be seen beside its claim. */
export function sentencesOf(body: string): readonly string[] {
  return withoutCode(body)
    .split(/\n+/)
    .map((line) => line.replace(/^(#+|\d+\.|-) /, ''))
    .flatMap((line) => line.split(/(?<=[.?!:])\s+(?=[A-Z“*<])/));
}
