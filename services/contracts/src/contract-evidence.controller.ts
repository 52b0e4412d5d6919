import { Controller } from '@nestjs/common';
import type { Review } from '@tradewind/approvals/review';
import { packOf, type Exhibit } from '@tradewind/audit/evidence-pack';
import { linkedTraces } from '@tradewind/audit/linked-traces';
import { contractEvidenceApi, type EvidencePackView } from '@tradewind/contracts/contracts/contract-evidence.api';
import type { ContractId } from '@tradewind/contracts/contracts/contracts.api';
import { orderEvidenceApi } from '@tradewind/contracts/orders/order-evidence.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { auditKeyOf } from '@tradewind/persistence/audit-key';
import { Database } from '@tradewind/persistence/database';
import { ContractCopyRepository } from './contract-copy.repository.js';
import { contractCopyView } from './contract-copy.view.js';
import { ContractTemplateRepository } from './contract-template.repository.js';
import { contractTemplateView } from './contract-template.view.js';
import { ContractRepository } from './contract.repository.js';
import { contractView } from './contract.view.js';
import { DisputeRepository } from './dispute.repository.js';
import { disputeView } from './dispute.view.js';
import type { Contract } from './domain/contract.js';
import type { ContractCopy } from './domain/contract-copy.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { priceExceptionView } from './price-exception.view.js';
import { QuoteRepository } from './quote.repository.js';
import { quoteView } from './quote.view.js';

/** Everything that proves how a contract came about, in one file that can be checked without us (XCT-05, CON-14). */
@Controller()
export class ContractEvidenceController {
  constructor(
    private readonly db: Database,
    private readonly contracts: ContractRepository,
    private readonly copies: ContractCopyRepository,
    private readonly templates: ContractTemplateRepository,
    private readonly quotes: QuoteRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly disputes: DisputeRepository,
    private readonly others: ServiceCaller,
  ) {}

  @Handles(contractEvidenceApi.contractEvidence)
  async contractEvidence({ contractId }: ContractId, by: Actor, at: Date): Promise<EvidencePackView> {
    const key = auditKeyOf(this.db.dataSource);
    if (!key) throw new Error('There is no audit key to sign evidence with');
    const contract = await this.contracts.get(contractId);
    const copies = await this.copies.of([contract]);
    const records = await this.records(contract, copies, at);
    const { documents } = await this.others.ask(orderEvidenceApi.orderEvidence, { contractId });
    const ids = records.map(({ id }) => id);
    const traces = await linkedTraces(this.db, 'contracts', key, ids, at);
    const versions = [...new Set([...reviewsOf(contract).flatMap(({ policy }) => policy.split(' + ')), ...traces.flatMap(({ trace }) => trace.policies)])];
    const exhibits = [
      ...partsOf(contract),
      ...records,
      ...documents,
      ...(await this.policyVersions(versions)),
      ...traces.map((content): Exhibit => ({ kind: 'audit', id: content.trace.id, content })),
    ];
    const about = { service: 'contracts', subject: 'contract', subjectId: contractId, subjectNo: contract.no };
    return packOf({ ...about, madeAt: at.toISOString(), madeBy: by.id, madeByName: by.name }, exhibits, key);
  }

  /** The records whose traces belong to it, each as it is now. */
  private async records(contract: Contract, copies: readonly ContractCopy[], at: Date): Promise<Exhibit[]> {
    const quote = await this.quotes.get(contract.quoteId);
    const template = await this.templates.get(contract.templateId);
    const exceptions = await this.exceptions.named(quote.lines);
    const disputes = await this.disputes.findAll({ contractId: contract.id });
    return [
      { kind: 'contract', id: contract.id, content: contractView(contract, copies) },
      { kind: 'quote', id: quote.id, content: quoteView(quote, at) },
      { kind: 'template', id: template.id, content: contractTemplateView(template) },
      ...copies.map((copy) => ({ kind: 'copy', id: copy.id, content: contractCopyView(copy) })),
      ...exceptions.map((exception) => ({ kind: 'price-exception', id: exception.id, content: priceExceptionView(exception, at) })),
      ...disputes.map((dispute) => ({ kind: 'dispute', id: dispute.id, content: disputeView(dispute) })),
    ];
  }

  /** The values that decided, by the names that decisions give them. */
  private async policyVersions(names: readonly string[]): Promise<Exhibit[]> {
    const rows = await this.db.query<{ id: string; content: object }>(
      `SELECT "key" || '@' || "org" || '/' || "version" AS "id", jsonb_build_object('key', "key", 'org', "org", 'policyVersion', "version", 'effectiveFrom', "effectiveFrom", 'value', "value") AS "content"
         FROM "policy_replica" WHERE "key" || '@' || "org" || '/' || "version" = ANY($1) ORDER BY 1`,
      [names],
    );
    return rows.map((row) => ({ kind: 'policy-version', ...row }));
  }
}

const reviewsOf = ({ earlierReviews, review }: Contract): readonly Review[] => [...earlierReviews, ...(review ? [review] : [])];

/** What is in the contract, each part an entry of its own, so that a change in one is named as that. */
const partsOf = (contract: Contract): Exhibit[] => {
  const part = (kind: string, parts: readonly object[]): Exhibit[] => parts.map((content, i) => ({ kind, id: `${contract.id}/${i + 1}`, content }));
  return [
    ...part('text', [{ title: contract.title, text: contract.text, contentHash: contract.contentHash() }]),
    ...part('review', reviewsOf(contract)),
    ...part('deviation', contract.deviations),
    ...part('milestone', contract.milestones),
    ...part('signature', [...contract.signatures, ...(contract.signature ? [contract.signature] : [])]),
    ...part('seal', contract.seal ? [contract.seal] : []),
  ];
};
