import { defineTexts } from '../../i18n/index.js';

/** What the menu and Ctrl+K say: loaded with the first screen, apart from the texts of the pages. */
export const menuTexts = defineTexts({
  title: { zh: '合同', en: 'Contracts' },
  copiesTitle: { zh: '副本签收', en: 'Copies' },
  sealRegister: { zh: '用印登记', en: 'Seal register' },
  requirements: { zh: '合同评审', en: 'Requirement reviews' },
  changes: { zh: '变更与解除', en: 'Amendments and ends' },
  disputes: { zh: '纠纷与法律意见', en: 'Disputes and advice' },
  newDispute: { zh: '登记纠纷或意见', en: 'Enter a dispute or advice' },
  serviceContracts: { zh: '服务合同', en: 'Service contracts' },
  partnerAgreements: { zh: '合作协议', en: 'Partner agreements' },
  templates: { zh: '合同范本', en: 'Templates' },
});
