import { useCallback } from 'react';
import { defineTexts, useSay, useTexts, type Text } from '../i18n/index.js';

export const texts = defineTexts({
  policy: { zh: '审批依据', en: 'Policy' },
  requirements: { zh: '对应条款', en: 'Serves' },
  step: { zh: '步骤', en: 'Step' },
  state: { zh: '状态', en: 'State' },
  who: { zh: '审批人', en: 'By' },
  when: { zh: '时间', en: 'When' },
  addedBy: { zh: '{name} 加签', en: 'added by {name}' },
  onBehalfOf: { zh: '（代 {name}）', en: '(for {name})' },
  history: { zh: '审批记录（{n}）', en: 'History ({n})' },
  clock: { zh: '系统时钟', en: 'Clock' },
  approved: { zh: '同意', en: 'Agreed' },
  returned: { zh: '退回', en: 'Returned' },
  rejected: { zh: '驳回', en: 'Rejected' },
  'returned-to': { zh: '退回到步骤', en: 'Sent back to a step' },
  added: { zh: '加签', en: 'Added' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  urged: { zh: '催办', en: 'Urged' },
  escalated: { zh: '超时升级', en: 'Escalated' },
  custom: { zh: '加签', en: 'Added approver' },
});

/** Steps of the standard policies; a company's own are shown as it calls them. */
const STEPS: Readonly<Record<string, Text>> = {
  sales: { zh: '销售经理', en: 'Sales manager' },
  'sales-manager': { zh: '销售经理', en: 'Sales manager' },
  legal: { zh: '法务', en: 'Legal' },
  finance: { zh: '财务', en: 'Finance' },
  audit: { zh: '审计', en: 'Audit' },
  department: { zh: '部门负责人', en: 'Department head' },
  branch: { zh: '分公司总经理', en: 'Branch general manager' },
  'sales-vp': { zh: '销售副总', en: 'Sales vice president' },
  leader: { zh: '公司领导', en: 'Company leader' },
  management: { zh: '管理层', en: 'Management' },
  'head-office': { zh: '总公司', en: 'Head office' },
  production: { zh: '生产技术', en: 'Production' },
  quality: { zh: '质检', en: 'Quality' },
  purchasing: { zh: '采购', en: 'Purchasing' },
  'deviation-vp': { zh: '销售副总（范本变更）', en: 'Sales VP (deviation)' },
  'deviation-head-office': { zh: '总公司（范本变更）', en: 'Head office (deviation)' },
};

export function useStepName(): (step: string) => string {
  const say = useSay();
  const t = useTexts(texts);
  return useCallback(
    (step) => {
      const known = STEPS[step];
      if (known) return say(known);
      return step.startsWith('added') ? t('custom') : step;
    },
    [say, t],
  );
}
