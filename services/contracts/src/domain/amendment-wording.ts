import type { Amendment } from './amendment.js';

const FIELDS: Readonly<Record<string, string>> = {
  total: '价税合计',
  payment: '付款方式',
  deliverBy: '交货期限',
  line: '货物第',
  milestone: '约定节点',
  clause: '合同文本第',
};
const NUMBERED: readonly string[] = ['line', 'clause'];
const NONE = '（无）';

/** The wording of a 补充协议: made by the system of what changes, nothing typed in (CON-06, CON-09). */
export function amendmentText({ no, contractNo, customerName, revision, reason, changes }: Amendment): string {
  const clauses = changes.map(({ field, before, now }, i) => `${i + 1}. ${heading(field)}：由“${before ?? NONE}”变更为“${now ?? NONE}”。`);
  return [
    `补充协议 ${no ?? '（提交会审时编号）'}`,
    `合同 ${contractNo}（需方：${customerName}）经双方协商一致，作第 ${revision - 1} 次变更，原因：${reason}`,
    ...clauses,
    '未变更的条款继续有效。本补充协议经双方签字、供方加盖合同专用章，并由供方订单确认执行后生效，为合同的组成部分。',
  ].join('\n');
}

function heading(field: string): string {
  const [kind = field, name] = field.split('.');
  const said = FIELDS[kind] ?? kind;
  if (name === undefined) return said;
  return NUMBERED.includes(kind) ? `${said} ${name} ${kind === 'line' ? '行' : '条'}` : `${said} ${name}`;
}
