import { Controller } from '@nestjs/common';
import type { FindSealUses, SealedPaper, SealUseView } from '@tradewind/contracts/contracts/contract-signatures';
import { contractsApi, type ContractStatus } from '@tradewind/contracts/contracts/contracts.api';
import type { AgreementStatus } from '@tradewind/contracts/contracts/agreements';
import type { Page, PageRequest } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { AmendmentRepository } from './amendment.repository.js';
import { ContractRepository } from './contract.repository.js';
import { PartnerAgreementRepository } from './partner-agreement.repository.js';
import { sealUseView, type SealedSubject } from './seal-use.view.js';
import { ServiceContractRepository } from './service-contract.repository.js';

/** Where a contract or an agreement stands once it was sealed; of those that were terminated, some never were. */
const SEALED_CONTRACTS: readonly ContractStatus[] = ['effective', 'fulfilled', 'expired', 'terminated'];
const SEALED_AGREEMENTS: readonly AgreementStatus[] = ['effective', 'ending', 'expired', 'terminated'];

/** 用印登记: every use of the contract seal that this service knows of (CON-08). */
@Controller()
export class SealRegisterController {
  constructor(
    private readonly contracts: ContractRepository,
    private readonly amendments: AmendmentRepository,
    private readonly serviceContracts: ServiceContractRepository,
    private readonly partnerAgreements: PartnerAgreementRepository,
  ) {}

  @Handles(contractsApi.findSealUses)
  async findSealUses({ q, paper = 'contract', ...request }: FindSealUses): Promise<Page<SealUseView>> {
    const { items, nextCursor } = await this.pageOf(paper, request, q);
    const sealed = items.filter(({ seal }) => seal !== null);
    const amendments = paper === 'contract' ? await this.amendments.of(sealed) : [];
    return { items: sealed.map((subject) => sealUseView(paper, subject, amendments)), nextCursor };
  }

  private pageOf(paper: SealedPaper, of: PageRequest, q: string | undefined): Promise<Page<SealedSubject>> {
    const agreements = { q, status: SEALED_AGREEMENTS };
    switch (paper) {
      case 'contract':
        return this.contracts.page(of, { q, status: SEALED_CONTRACTS }, (contract) => contract);
      case 'service-contract':
        return this.serviceContracts.page(of, agreements, (contract) => contract);
      case 'partner-agreement':
        return this.partnerAgreements.page(of, agreements, (agreement) => agreement);
    }
  }
}
