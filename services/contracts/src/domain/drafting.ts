import { noEffectiveTemplate, quoteNotAccepted } from '@tradewind/contracts/contracts/contracts.api';
import { searchKey } from '@tradewind/domain/search-key';
import type { ContractTemplate } from './contract-template.js';
import type { Contract } from './contract.js';
import { assertServed, type CustomerFacts } from './customer-facts.js';
import type { Quote } from './quote.js';
import { totalsOf } from './totals.js';

/** All content of a draft: from the accepted quote, the customer's file and the template in force; nothing is typed in (CON-06, CON-09, CON-11). */
export function draftedFrom(quote: Quote, customer: CustomerFacts, template: ContractTemplate, at: Date): Partial<Contract> {
  assertServed(customer);
  if (quote.status !== 'accepted' || quote.no === null) throw quoteNotAccepted({ status: quote.statusAt(at) });
  if (template.status !== 'effective' || template.templateVersion === null) throw noEffectiveTemplate({ templateCode: template.code });
  const { id: quoteId, no: quoteNo, customerId, opportunityId, currency, lines, renewsId } = quote;
  const { no, name: customerName, creditCode, address } = customer;
  const { id: templateId, code: templateCode, templateVersion, title, body: wording } = template;
  return {
    ...{ quoteId, quoteNo, customerId, customerName, opportunityId, customer: { no, name: customerName, creditCode, address } },
    ...{ currency, lines, renewsId, ...totalsOf(lines, currency) },
    ...{ templateId, templateCode, templateVersion, title, wording, search: searchKey(customerName, no, quoteNo) },
  };
}
