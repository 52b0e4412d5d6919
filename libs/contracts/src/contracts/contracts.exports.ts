import { collection } from '../exports/collection.js';
import { exportsOf } from '../exports/exports.api.js';
import { AMOUNTS, BRANCH, NO, NUMBERED_CUSTOMER, PAYMENT, RECORD_ID, STATUS } from '../exports/headings.js';
import { contractsApi, ContractView } from './contracts.api.js';
import { quotesApi, QuoteView } from './quotes.api.js';

export const contractsExports = exportsOf('contracts', [
  collection(quotesApi.findQuotes, QuoteView, {
    title: ['Quotes', '报价'],
    allow: 'quote:export',
    columns: {
      ...NO,
      ...STATUS,
      ...NUMBERED_CUSTOMER,
      ...AMOUNTS,
      ...PAYMENT,
      pricedOn: ['Priced on', '计价日期'],
      issuedOn: ['Issued on', '报出日期'],
      validUntil: ['Valid until', '有效期至'],
      saidOn: ['Answered on', '答复日期'],
      note: ['Note', '备注'],
      ...BRANCH,
      ...RECORD_ID,
    },
  }),
  collection(contractsApi.findContracts, ContractView, {
    title: ['Contracts', '合同'],
    allow: 'contract:export',
    columns: {
      ...NO,
      title: ['Title', '标题'],
      ...STATUS,
      ...NUMBERED_CUSTOMER,
      quoteNo: ['Quote no.', '报价编号'],
      ...AMOUNTS,
      ...PAYMENT,
      templateCode: ['Template', '范本'],
      templateVersion: ['Template version', '范本版本'],
      effectiveOn: ['Effective on', '生效日期'],
      fulfilledOn: ['Fulfilled on', '履行完毕日期'],
      terminationReason: ['Why terminated', '终止原因'],
      ...BRANCH,
      ...RECORD_ID,
    },
  }),
]);
