import { collection } from '../exports/collection.js';
import { exportsOf } from '../exports/exports.api.js';
import { BRANCH, NO, RECORD_ID, STATUS } from '../exports/headings.js';
import { bonusesApi, BonusSummaryView } from './bonuses.api.js';
import { factsApi, KpiFactView } from './facts.api.js';

export const performanceExports = exportsOf('performance', [
  collection(factsApi.listFacts, KpiFactView, {
    title: ['KPI facts', '考核事实'],
    allow: 'fact:export',
    columns: {
      month: ['Month', '月份'],
      day: ['Day', '日期'],
      kind: ['Kind', '种类'],
      personName: ['Person', '人员'],
      ...BRANCH,
      amount: ['Amount or score', '金额或得分'],
      profit: ['Profit', '毛利'],
      sourceType: ['Seen on', '来源'],
      sourceNo: ['Source no.', '来源编号'],
      belatedFor: ['Belated for', '补计月份'],
      ...RECORD_ID,
    },
  }),
  collection(bonusesApi.findBonuses, BonusSummaryView, {
    title: ['Bonuses', '奖金'],
    allow: 'bonus:export',
    columns: {
      ...NO,
      month: ['Month', '月份'],
      personName: ['Person', '人员'],
      ...BRANCH,
      ...STATUS,
      amount: ['Amount', '金额'],
      ...RECORD_ID,
    },
  }),
]);
