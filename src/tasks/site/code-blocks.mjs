/** @typedef {import('shiki').ShikiTransformer} Transformer */
/** @typedef {import('hast').Element} Element */

const TOKEN = /--(?:astro-code|shiki)-(?:token-)?([a-z-]+)/;

/** One letter a kind of token, coloured in code.css; what has no letter is left in ink. @type {Record<string, string>} */
const LETTERS = {
  keyword: 'k',
  string: 's',
  'string-expression': 's',
  constant: 'n',
  function: 'f',
  comment: 'c',
  parameter: 'p',
  link: 's',
};

/**
 * Shiki gives up on a line after half a second and leaves the rest plain: on a busy machine the same source built to other pages.
 * @returns {Transformer}
 */
export function wholeLines() {
  return {
    name: 'whole-lines',
    preprocess(_code, options) {
      options.tokenizeTimeLimit = 0;
    },
  };
}

/** A class per token instead of a style attribute, which the site's policy refuses; plain tokens lose their span. @returns {Transformer} */
export function tokenClasses() {
  return {
    name: 'token-classes',
    enforce: 'post',
    span(node) {
      const kind = TOKEN.exec(String(node.properties['style'] ?? ''))?.[1] ?? '';
      delete node.properties['style'];
      const letter = LETTERS[kind];
      if (letter) node.properties['class'] = letter;
    },
    line(node) {
      const isHighlighted = String(node.properties['class'] ?? '').includes('highlighted');
      node.properties['class'] = isHighlighted ? 'ln hl' : 'ln';
      node.children = node.children.map((child) => {
        const only = child.type === 'element' && !child.properties['class'] && child.children.length === 1 ? child.children[0] : undefined;
        return only ?? child;
      });
    },
  };
}

/** @param {string} tagName @param {Record<string, string | boolean>} properties @param {import('hast').ElementContent[]} children @returns {Element} */
const element = (tagName, properties, children) => ({ type: 'element', tagName, properties, children });

/** The block's frame: its `title="…"`, room for the copy button, and code that can be scrolled by keyboard. @returns {Transformer} */
export function codeFrame() {
  return {
    name: 'code-frame',
    enforce: 'post',
    pre(node) {
      delete node.properties['style'];
      const title = /title="([^"]+)"/.exec(this.options.meta?.__raw ?? '')?.[1] ?? this.options.lang;
      node.properties = { tabindex: '0', role: 'region', 'aria-label': title };
      node.children = node.children.map((code) =>
        code.type === 'element' ? { ...code, children: code.children.filter((child) => child.type !== 'text') } : code,
      );
    },
    root(node) {
      const [pre] = node.children;
      if (pre?.type !== 'element') return;
      const title = String(pre.properties['aria-label'] ?? '');
      const head = element('div', { class: 'code-head' }, [element('span', {}, [{ type: 'text', value: title }])]);
      node.children = [element('div', { class: 'code' }, [head, pre])];
    },
  };
}
