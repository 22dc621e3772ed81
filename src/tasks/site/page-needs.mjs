/** @typedef {{ file: string, path: string, content: Buffer }} BuiltFile */

const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g;
const LATE_IMPORT = /\bimport\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g;
const STYLE_FILE = /url\(\s*["']?([^"')#?]+)/g;
const NAMED = /\s(?:href|src|data-source)="([^"#?]+)/g;
const FIGURE = /\sdata-live="([^"]+)"/g;
/** Pages that ask questions of all chapters. */
const ASKS_ANY = /\sdata-(?:pop-quiz|review)\b/;

/** @param {string} text @param {RegExp} pattern */
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** A figure's chunk is called after its component. @param {string} id */
const componentOf = (id) => id.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** @param {string} file */
const stemOf = (file) => file.slice(file.lastIndexOf('/') + 1).split('.')[0] ?? '';

/**
 * What each page fetches, now or when the reader comes to it: files it names, their imports, late ones included, fonts of its styles, data of
 * its questions. Of the figures only its own.
 * @param {readonly BuiltFile[]} files @param {string} base
 * @returns {Map<string, string[]>} by the page's path; paths of files
 */
export function needsOf(files, base) {
  const texts = new Map(
    files.filter(({ file }) => /\.(?:js|css|html)$/.test(file)).map(({ path, content }) => [path, content.toString('utf8')]),
  );
  const known = new Set(files.map(({ path }) => path));
  const pages = files.filter(({ file, path }) => file.endsWith('index.html') && path !== file);
  const textOf = (/** @type {string} */ path) => texts.get(path) ?? '';
  const figures = new Set(pages.flatMap(({ path }) => found(textOf(path), FIGURE).map(componentOf)));
  const questions = [...known].filter((path) => path.startsWith('quiz/'));
  return new Map(
    pages.map(({ path }) => {
      const html = textOf(path);
      const own = new Set(found(html, FIGURE).map(componentOf));
      const named = found(html, NAMED).flatMap((address) => (address.startsWith(base) ? [address.slice(base.length)] : []));
      const first = [...named.filter((name) => name !== '' && !name.endsWith('/')), ...(ASKS_ANY.test(html) ? questions : [])];
      return [path, [...closure(first, (file) => nextOf(file, textOf(file), base, figures, own))].filter((name) => known.has(name))];
    }),
  );
}

/** @param {readonly string[]} first @param {(one: string) => string[]} next @returns {Set<string>} */
function closure(first, next) {
  /** @type {Set<string>} */
  const all = new Set();
  const waiting = [...first];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (all.has(one)) continue;
    all.add(one);
    waiting.push(...next(one));
  }
  return all;
}

/**
 * @param {string} file @param {string} text @param {string} base @param {Set<string>} figures components of all figures
 * @param {Set<string>} own those of the page
 */
function nextOf(file, text, base, figures, own) {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  if (file.endsWith('.css'))
    return found(text, STYLE_FILE).map((address) =>
      address.startsWith(base) ? address.slice(base.length) : folder + address.replace(/^\.\//, ''),
    );
  if (!file.endsWith('.js')) return [];
  const late = found(text, LATE_IMPORT).filter((name) => !figures.has(stemOf(name)) || own.has(stemOf(name)));
  return [...found(text, STATIC_IMPORT), ...late].map((name) => folder + name);
}
