/** The house's own rules for oxlint (decision 42). An amount that went through a binary float is no longer that amount (R8). */
const noNumberOf = {
  create: (context) => ({
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Number') return;
      context.report({ node, message: 'Amounts are decimals: use Money or Quantity; for counts use parseInt.' });
    },
  }),
};

const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;
/** What a component shows to people, or says to who does not see it. */
const SHOWN = ['title', 'label', 'placeholder', 'alt', 'hint', 'text', 'empty', 'action', 'aria-label', 'aria-description', 'aria-placeholder'];

const wordsOf = (node) => {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  if (node?.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw).join('');
  return node?.type === 'JSXExpressionContainer' ? wordsOf(node.expression) : '';
};

/** A text in a page is in both languages, and therefore not in the page: in the texts.ts beside it. */
const noLiteralText = {
  create: (context) => {
    const message = 'Texts are in both languages: put this into the texts.ts of the area and use useTexts().';
    const refuse = (node, words, forbidden) => {
      if (forbidden.test(words)) context.report({ node, message });
    };
    return {
      JSXText: (node) => refuse(node, node.value, LETTER),
      JSXAttribute: (node) => {
        if (SHOWN.includes(node.name.name)) refuse(node, wordsOf(node.value), LETTER);
      },
      JSXExpressionContainer: (node) => {
        if (node.parent?.type !== 'JSXAttribute') refuse(node, wordsOf(node.expression), LETTER);
      },
      Literal: (node) => refuse(node, wordsOf(node), HAN),
      TemplateLiteral: (node) => refuse(node, wordsOf(node), HAN),
    };
  },
};

export default { meta: { name: 'house' }, rules: { 'no-number-of': noNumberOf, 'no-literal-text': noLiteralText } };
