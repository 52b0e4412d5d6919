import { Controller } from '@nestjs/common';
import {
  contractArchiveApi,
  type ArchivedContractView,
  type ContractRecordView,
  type SearchArchive,
} from '@tradewind/contracts/contracts/contract-archive.api';
import type { ContractId } from '@tradewind/contracts/contracts/contracts.api';
import type { Page } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { Comparison } from '@tradewind/persistence/comparison';
import { ContractCopyRepository } from './contract-copy.repository.js';
import { ContractRepository } from './contract.repository.js';
import { contractView } from './contract.view.js';
import { DisputeRepository } from './dispute.repository.js';
import { disputeView } from './dispute.view.js';
import type { Contract } from './domain/contract.js';

/** The archive of contracts (CON-14). */
@Controller()
export class ContractArchiveController {
  constructor(
    private readonly contracts: ContractRepository,
    private readonly copies: ContractCopyRepository,
    private readonly disputes: DisputeRepository,
  ) {}

  @Handles(contractArchiveApi.searchArchive)
  searchArchive({ limit, cursor, ...asked }: SearchArchive): Promise<Page<ArchivedContractView>> {
    const { text, minTotal, maxTotal, effectiveFrom, effectiveTo, deliverFrom, deliverTo, ...same } = asked;
    const ranges = {
      text: Comparison.containing(text),
      total: Comparison.between(minTotal, maxTotal),
      effectiveOn: Comparison.between(effectiveFrom, effectiveTo),
      deliverBy: Comparison.between(deliverFrom, deliverTo),
    };
    return this.contracts.page({ limit, cursor }, { ...same, ...ranges }, archived);
  }

  @Handles(contractArchiveApi.contractRecord)
  async contractRecord({ contractId }: ContractId): Promise<ContractRecordView> {
    const contract = await this.contracts.get(contractId);
    const [copies, disputes] = await Promise.all([this.copies.of([contract]), this.disputes.findAll({ contractId })]);
    return { contract: contractView(contract, copies), text: contract.text, disputes: disputes.map(disputeView) };
  }
}

const archived = (contract: Contract): ArchivedContractView => ({
  id: contract.id,
  version: contract.version,
  no: contract.no,
  status: contract.status,
  title: contract.title,
  org: contract.org,
  branch: contract.branch,
  customerId: contract.customerId,
  customerNo: contract.customer.no,
  customerName: contract.customerName,
  salesRepId: contract.ownerId,
  templateCode: contract.templateCode,
  templateVersion: contract.templateVersion,
  currency: contract.currency,
  total: contract.total,
  deliverBy: contract.deliverBy,
  effectiveOn: contract.effectiveOn,
  fulfilledOn: contract.fulfilledOn,
  late: contract.late,
});
