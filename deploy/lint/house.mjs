/** The house's own rule for oxlint (decision 42): an amount that went through a binary float is no longer that amount (R8). */
const noNumberOf = {
  create: (context) => ({
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Number') return;
      context.report({ node, message: 'Amounts are decimals: use Money or Quantity; for counts use parseInt.' });
    },
  }),
};

export default { meta: { name: 'house' }, rules: { 'no-number-of': noNumberOf } };
