/** Markdown aligns table cells by a style attribute, which the site's policy refuses: a class does it. @type {import('satteri').HastPluginDefinition} */
export const tableAlign = {
  name: 'table-align',
  element: {
    filter: ['td', 'th'],
    visit(node, context) {
      const side = /text-align:\s*(\w+)/.exec(String(node.properties['style'] ?? ''))?.[1];
      if (!side) return;
      context.setProperty(node, 'style', null);
      context.setProperty(node, 'className', [`is-${side}`]);
    },
  },
};
