import path from 'node:path';
import { objection } from '#fences';

const root = path.resolve(import.meta.dirname, '../../..');

/** The import table of fences.mjs as a lint rule: static, re-exporting, dynamic and type imports alike. */
export const fenceRule = {
  meta: { type: /** @type {const} */ ('problem'), schema: [], messages: { fence: '{{objection}}' } },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    /** @param {any} source */
    const judge = (source) => {
      if (typeof source?.value !== 'string') return;
      const found = objection(file, source.value);
      if (found) context.report({ node: source, messageId: 'fence', data: { objection: found } });
    };
    return {
      /** @param {any} node */
      ImportDeclaration: (node) => judge(node.source),
      /** @param {any} node */
      ExportNamedDeclaration: (node) => judge(node.source),
      /** @param {any} node */
      ExportAllDeclaration: (node) => judge(node.source),
      /** @param {any} node */
      ImportExpression: (node) => judge(node.source),
      /** @param {any} node */
      TSImportType: (node) => judge(node.source ?? node.argument?.literal),
    };
  },
};
