import { defineTexts } from '../../i18n/index.js';
import { menuTexts } from './menu-texts.js';

export const templateTexts = defineTexts({
  title: menuTexts.templates,
  draft: { zh: '起草新版本', en: 'Draft a version' },
  search: { zh: '编号、名称', en: 'Code, title' },
  code: { zh: '范本编号', en: 'Code' },
  name: { zh: '名称', en: 'Title' },
  kind: { zh: '类别', en: 'Kind' },
  'kind.sales': { zh: '销售合同', en: 'Sales contract' },
  'kind.service': { zh: '服务合同', en: 'Service contract' },
  'kind.partner': { zh: '合作协议', en: 'Partner agreement' },
  version: { zh: '版本', en: 'Version' },
  status: { zh: '状态', en: 'Status' },
  slots: { zh: '栏位', en: 'Slots' },
  slotsHint: { zh: '高亮处由系统填写，任何人不能手填。', en: 'What is marked is filled in by the system; nobody types it.' },
  body: { zh: '正文', en: 'Wording' },
  bodyHint: {
    zh: '栏位写在双花括号内，如 customerName；必须含客户名称、货物、合计、付款与交期',
    en: 'Slots are written in double braces, like customerName; customer, lines, total, payment and delivery must be there',
  },
  draftedBy: { zh: '起草人', en: 'Drafted by' },
  endorsedBy: { zh: '销售副总审核', en: 'Endorsed by' },
  approvedBy: { zh: '总公司批准', en: 'Approved by' },
  endorse: { zh: '审核通过', en: 'Endorse' },
  endorseIntro: { zh: '销售副总审核后，由总公司批准生效。', en: 'Head office puts it into force after that.' },
  approve: { zh: '批准生效', en: 'Put into force' },
  approveIntro: { zh: '生效后替代前一版本，新合同使用此版本。', en: 'It takes the place of the version before; new contracts use it.' },
  empty: { zh: '没有合同范本', en: 'No templates' },
  emptyHint: { zh: '范本由法务起草，销售副总审核、总公司批准后生效。', en: 'Legal drafts them; sales vice president and head office agree.' },
  saved: { zh: '已保存', en: 'Saved' },
});
