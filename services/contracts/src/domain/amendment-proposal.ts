import { amendedLineUnknown, amendsAllAway, amendsNothing, type ChangedLine, type ProposeAmendment } from '@tradewind/contracts/contracts/amendments.api';
import { contractNotInEffect } from '@tradewind/contracts/contracts/contract-life.faults';
import { milestoneDone, milestonesUnwritten, type AgreedMilestone } from '@tradewind/contracts/contracts/contract-milestones';
import { deliveryInThePast } from '@tradewind/contracts/contracts/contracts.api';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { quoteTooLarge, type QuotedItem } from '@tradewind/contracts/contracts/quotes.api';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import { Quantity } from '@tradewind/domain/quantity';
import type { Actor } from '@tradewind/kernel/actor';
import { differences, termsOf, type AgreedTerms } from './agreed-terms.js';
import { agreedLine } from './agreed-line.js';
import type { Contract } from './contract.js';
import { contractText } from './contract-wording.js';
import { CURRENCY } from './currency.js';
import { decimalText } from './decimal-text.js';
import { afterProposal, agreedWording } from './deviations.js';
import { agreedMilestones, assertAhead, boundTo } from './milestones.js';
import { listPrice, priced, type PricesInForce } from './prices-in-force.js';
import { slotsIn } from './slots.js';
import { totalsOf } from './totals.js';

/** The largest amount the published language carries. */
const MOST = '999999999999.99';

/** What an amendment asks for, as it was typed; its prices are looked up. */
export type Proposal = Omit<ProposeAmendment, 'reason'>;

/** Goods of a proposal whose price is looked up: lines that change and stay, and new ones. */
export function itemsToPrice({ lines: agreed }: { readonly lines: readonly AgreedLine[] }, { lines = [], add = [] }: Proposal): QuotedItem[] {
  assertLinesKnown(agreed, lines);
  return [...lines.filter(({ quantity }) => !Quantity.of(quantity).isZero()).map((line) => itemOf(agreed, line)), ...add];
}

/** Which lines, counted from 0, are priced for it because they become more, are priced anew, or are new. */
export const linesToPrice = (contract: { readonly lines: readonly AgreedLine[] }, proposal: Proposal): number[] =>
  toPrice(contract.lines, proposal).map(({ line }) => line);

/**
 * The contract as it would be: every guard that a quote and a draft meet is met again (C-09, C-11). What was agreed keeps its price
 * while it does not become more and stays in its band; what becomes more, leaves a band, or is new, has the price in force or one that
 * an exception covers (ORD-03).
 */
export function amended(contract: Contract, proposal: Proposal, prices: PricesInForce, author: Actor, at: Date): AgreedTerms {
  if (contract.status !== 'effective') throw contractNotInEffect({ contractNo: contract.no, status: contract.status });
  const before = termsOf(contract);
  const lines = amendedLines(contract, proposal, prices);
  const totals = totalsOf(lines, contract.currency);
  if (Money.of(totals.total, CURRENCY).exceeds(Money.of(MOST, CURRENCY))) throw quoteTooLarge({ total: totals.total, most: MOST });
  if (lines.every(({ quantity }) => Quantity.of(quantity).isZero())) throw amendsAllAway({ contractNo: contract.number() });
  const { payment = contract.payment, deliverBy = contract.deliverBy } = proposal;
  if (deliverBy !== contract.deliverBy) assertDeliverable(deliverBy, at);
  const milestones = amendedMilestones(contract, proposal.milestones, at);
  const deviations = (proposal.clauses ?? []).reduce(
    (so, clause) => afterProposal({ wording: contract.wording, deviations: so }, clause, author, at),
    contract.deviations,
  );
  const wording = agreedWording({ wording: contract.wording, deviations });
  assertMilestonesWritten(wording, milestones);
  const { no, quoteNo, customer, currency, templateCode, templateVersion, validUntil } = contract;
  const said = { validUntil, no, quoteNo, customer, currency, templateCode, templateVersion, lines, ...totals, payment, deliverBy, milestones };
  const after = { lines, ...totals, payment, deliverBy, milestones, deviations, text: contractText(wording, said) };
  if (differences(before, after).length === 0) throw amendsNothing();
  return after;
}

/** Lines keep their numbers: shipments and invoices name them by it. */
export function amendedLines(
  { lines, currency, customerId }: Pick<Contract, 'lines' | 'currency' | 'customerId'>,
  proposal: Proposal,
  prices: PricesInForce,
): AgreedLine[] {
  const asked = toPrice(lines, proposal, prices);
  const fresh = priced(
    asked.map(({ item }) => item),
    prices,
    customerId,
  );
  const pricedAt = (n: number): AgreedLine | undefined => fresh[asked.findIndex(({ line }) => line === n)];
  const kept = lines.map((agreed, i) => {
    const less = proposal.lines?.find(({ line }) => line === i + 1);
    return pricedAt(i) ?? (less ? lessOf(agreed, less.quantity, currency) : agreed);
  });
  return [...kept, ...(proposal.add ?? []).flatMap((_, i) => pricedAt(lines.length + i) ?? [])];
}

/** Each product once, like in a quote. */
function toPrice(
  agreed: readonly AgreedLine[],
  { lines = [], add = [] }: Proposal,
  prices?: PricesInForce,
): { readonly line: number; readonly item: QuotedItem }[] {
  assertLinesKnown(agreed, lines);
  const isPriced = (line: ChangedLine): boolean => needsPrice(agreed, line) || (prices !== undefined && leavesBand(agreed, line, prices));
  const changed = lines.filter(isPriced).map((line) => ({ line: line.line - 1, item: itemOf(agreed, line) }));
  return [...changed, ...add.map((item, i) => ({ line: agreed.length + i, item }))];
}

function assertLinesKnown(agreed: readonly AgreedLine[], changed: readonly ChangedLine[]): void {
  const numbers = changed.map(({ line }) => line);
  const wrong = numbers.find((line, i) => line > agreed.length || numbers.indexOf(line) !== i);
  if (wrong !== undefined) throw amendedLineUnknown({ line: wrong, lines: agreed.length });
}

function needsPrice(agreed: readonly AgreedLine[], { line, quantity, price, priceExceptionId }: ChangedLine): boolean {
  if (Quantity.of(quantity).isZero()) return false;
  const before = agreed[line - 1]?.quantity ?? '0';
  return price !== undefined || priceExceptionId !== undefined || !Quantity.of(before).covers(Quantity.of(quantity));
}

/** Less of what is cheaper by the quantity costs what the list says for less; what an exception allowed, or is on no list any more, stays as agreed. */
function leavesBand(agreed: readonly AgreedLine[], { line, quantity }: ChangedLine, prices: PricesInForce): boolean {
  const before = agreed[line - 1];
  if (!before || before.priceExceptionId !== undefined || Quantity.of(quantity).isZero()) return false;
  const { productId } = before;
  const isOffered = prices.products.some(({ id, status }) => id === productId && status === 'active');
  return isOffered && listPrice(productId, before.quantity, prices)?.price !== listPrice(productId, quantity, prices)?.price;
}

const itemOf = (agreed: readonly AgreedLine[], { line, quantity, price, priceExceptionId }: ChangedLine): QuotedItem => ({
  ...{ productId: agreed[line - 1]?.productId ?? '', quantity },
  ...(price !== undefined && { price }),
  ...(priceExceptionId !== undefined && { priceExceptionId }),
});

/** The same goods at the agreed price, only fewer. */
function lessOf(agreed: AgreedLine, quantity: string, currency: string): AgreedLine {
  const { productId: id, sku, name, spec, unit, taxRate, unitCost: standardCost, unitPrice, priceExceptionId } = agreed;
  return agreedLine({ id, sku, name, spec, unit, taxRate, standardCost }, decimalText(quantity), unitPrice, currency, priceExceptionId);
}

/** What is done is done: it stays, and nobody agrees on another day for it afterwards (CON-15, CON-16). */
function amendedMilestones({ milestones: before }: Contract, wanted: readonly AgreedMilestone[] | undefined, at: Date): AgreedMilestone[] {
  if (wanted === undefined) return boundTo(before);
  const today = businessDate(at);
  const asBefore = (each: AgreedMilestone): boolean => boundTo(before).some((known) => sameMilestone(known, each));
  const done = before.filter(({ doneOn }) => doneOn !== null);
  for (const { code, doneOn } of done) if (wanted.some((each) => each.code === code && !asBefore(each))) throw milestoneDone({ code, doneOn: doneOn ?? '' });
  assertAhead(
    wanted.filter((each) => !asBefore(each)),
    today,
  );
  const all = [...boundTo(done).filter(({ code }) => !wanted.some((each) => each.code === code)), ...wanted];
  return boundTo(agreedMilestones(all, '0000-00-00'));
}

const sameMilestone = (a: AgreedMilestone, b: AgreedMilestone): boolean => a.code === b.code && a.name === b.name && a.dueOn === b.dueOn && a.binds === b.binds;

function assertMilestonesWritten(wording: string, milestones: readonly AgreedMilestone[]): void {
  const written = milestones.length === 0 || slotsIn(wording).includes('milestones');
  if (!written) throw milestonesUnwritten({ milestones: milestones.map(({ name }) => name) });
}

function assertDeliverable(deliverBy: string, at: Date): void {
  const today = businessDate(at);
  if (deliverBy < today) throw deliveryInThePast({ deliverBy, today });
}
