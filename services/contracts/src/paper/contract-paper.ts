import type { LetterheadView } from '@tradewind/contracts/identity/standing.api';
import type { PartySignatureView, SigningAuthority, SigningParty } from '@tradewind/contracts/contracts/contract-signatures';
import { Decimal } from 'decimal.js';
import { amountInWords } from '../domain/amount-in-words.js';
import type { Contract } from '../domain/contract.js';
import { paperCode } from './paper-code.js';
import type { PaperCheck, PaperContent, PaperExplanation, PaperParty, PaperSigning } from './paper-content.js';

const AUTHORITIES: Readonly<Record<SigningAuthority, string>> = { 'legal-representative': '法定代表人', mandate: '委托代理人' };
const CURRENCIES = new Intl.DisplayNames('zh-CN', { type: 'currency' });

/** What is printed of a contract as it is now; nothing of it depends on when, where or by whom it is printed. */
export function contractPaper(contract: Contract, letterhead: LetterheadView, secret: string, explanations: readonly PaperExplanation[]): PaperContent {
  const company = sellerOf(letterhead);
  const { title, no, quoteNo, text, lines } = contract;
  return {
    ...{ company, title, no, quoteNo, text, explanations },
    parties: [buyer(contract), { role: '供方（卖方）', facts: [['名称', company]] }],
    lines: lines.map(({ sku, name, spec, unit, quantity, unitPrice, taxRate, gross }) => ({
      ...{ sku, name, unit, quantity, unitPrice },
      ...{ spec: spec ?? '', taxRate: percent(taxRate), gross: grouped(gross) },
    })),
    totals: totalsOf(contract),
    watermark: watermarkOf(contract),
    signing: [signing(contract, 'customer', contract.customerName), signing(contract, 'company', company)],
    seal: sealOf(contract),
    check: checkOf(contract, secret),
    madeAt: contract.createdAt.toISOString(),
  };
}

export const sellerOf = ({ company, branch }: LetterheadView): string =>
  branch === null || branch.includes(company) ? (branch ?? company) : `${company}${branch}`;

function buyer({ customer: { no, name, creditCode, address } }: Contract): PaperParty {
  const facts: [string, string | null][] = [
    ['名称', name],
    ['统一社会信用代码', creditCode],
    ['地址', address],
    ['客户编号', no],
  ];
  return { role: '需方（买方）', facts: facts.flatMap(([what, said]): [string, string][] => (said === null ? [] : [[what, said]])) };
}

function totalsOf({ currency, total, net, tax }: Contract): PaperContent['totals'] {
  const name = CURRENCIES.of(currency) ?? currency;
  return { currency: name, gross: grouped(total), net: grouped(net), tax: grouped(tax), words: `${name}${amountInWords(total)}` };
}

/** What has no effect says so across each sheet (CON-08). */
function watermarkOf({ status, seal }: Contract): string | null {
  if (status === 'terminated') return '已终止';
  if (seal !== null) return null;
  return status === 'draft' || status === 'in-review' ? '草稿 未生效' : '未盖章 未生效';
}

/** As it was recorded of each party, or of both together before each had a record of its own. */
function signing({ signatures, signature }: Contract, party: SigningParty, name: string): PaperSigning {
  const role = party === 'customer' ? '需方' : '供方';
  const own = signatures.find((each) => each.party === party);
  if (own) return { role, party: name, signatory: own.signatory, authority: authorityOf(own), signedOn: own.signedOn };
  if (signature === null) return { role, party: name, signatory: null, authority: null, signedOn: null };
  const signatory = party === 'customer' ? signature.customerSignatory : signature.ourSignatory;
  return { role, party: name, signatory, authority: null, signedOn: signature.signedOn };
}

const authorityOf = ({ authority, mandateNo }: PartySignatureView): string =>
  mandateNo === null ? AUTHORITIES[authority] : `${AUTHORITIES[authority]}（授权委托书 ${mandateNo}）`;

function sealOf({ seal }: Contract): string | null {
  if (seal === null) return null;
  return `用印记录：${seal.sealNo}，${seal.sealedOn} 加盖，共 ${seal.copies} 份，盖章人 ${seal.sealedByName}。`;
}

function checkOf(contract: Contract, secret: string): PaperCheck {
  const contentHash = contract.contentHash();
  if (contract.no === null) return { code: null, path: null, contentHash };
  const code = paperCode(secret, contract.no, contentHash);
  return { code, path: `/api/v1/contract-papers/verify?no=${contract.no}&code=${code}`, contentHash };
}

/** 35050.00 → 35,050.00 */
const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ',');

/** 0.13 → 13% */
const percent = (rate: string): string => `${new Decimal(rate).times(100).toString()}%`;
