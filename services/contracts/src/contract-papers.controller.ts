import { Controller } from '@nestjs/common';
import {
  contractPapersApi,
  paperChanged,
  type CheckContractPaper,
  type ContractPaperCheckView,
  type ContractPaperPiece,
  type ContractPaperPieceView,
  type ContractPaperView,
  type PrintContract,
} from '@tradewind/contracts/contracts/contract-papers.api';
import type { ContractId } from '@tradewind/contracts/contracts/contracts.api';
import { reachOf, systemActor } from '@tradewind/kernel/actor';
import { currentCall, withCall } from '@tradewind/kernel/call';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';
import { ContractRepository } from './contract.repository.js';
import { Contract } from './domain/contract.js';
import type { PastEdition } from './domain/contract-life.js';
import { ContractPapers } from './paper/contract-papers.js';
import { isSameCode, paperCode } from './paper/paper-code.js';
import { PaperKeys } from './paper/paper-keys.js';

/** In base64 well below the largest message of the bus. */
const PIECE = 512 * 1024;

const NOT_GENUINE: ContractPaperCheckView = {
  ...{ genuine: false, standing: null, revision: null, supersededOn: null, status: null, contractVersion: null },
  ...{ customer: null, seller: null, contentHash: null, effectiveOn: null },
};

@Controller()
export class ContractPapersController {
  constructor(
    private readonly db: Database,
    private readonly contracts: ContractRepository,
    private readonly papers: ContractPapers,
    private readonly keys: PaperKeys,
  ) {}

  /** That it was printed is on the record (CON-09). */
  @Handles(contractPapersApi.openContractPaper)
  async openContractPaper({ contractId, explained }: ContractId & PrintContract): Promise<ContractPaperView> {
    const contract = await this.contracts.get(contractId);
    const { bytes, edition } = await this.papers.of(contract, explained);
    const { version, org, branch, ownerId, no } = contract;
    const changes = { printed: { before: null, after: { edition, contentHash: contract.contentHash() } } };
    await writeAudit(await this.db.writer(), [{ aggregateType: Contract.name, aggregateId: contractId, version, org, branch, ownerId, changes }]);
    return { fileName: `${no ?? 'draft'}.pdf`, bytes: bytes.length, pieces: Math.ceil(bytes.length / PIECE), edition };
  }

  @Handles(contractPapersApi.readContractPaperPiece)
  async readContractPaperPiece({ contractId, piece, edition, explained }: ContractId & ContractPaperPiece): Promise<ContractPaperPieceView> {
    const paper = await this.papers.of(await this.contracts.get(contractId), explained);
    if (paper.edition !== edition) throw paperChanged();
    return { base64: paper.bytes.subarray(piece * PIECE, (piece + 1) * PIECE).toString('base64') };
  }

  /** For whoever holds the paper: the code, not a post, opens this one contract. */
  @Handles(contractPapersApi.checkContractPaper)
  async checkContractPaper({ no, code }: CheckContractPaper): Promise<ContractPaperCheckView> {
    const secret = await this.keys.current();
    const contract = await withCall({ ...currentCall(), reach: reachOf(systemActor('contracts'), 'public') }, () => this.contracts.findOne({ no }));
    const edition = editionsOf(contract).find(({ contentHash }) => isSameCode(code, paperCode(secret ?? '', no, contentHash)));
    if (!contract || secret === null || !edition) return NOT_GENUINE;
    const { status, version, customerName, org, effectiveOn } = contract;
    const { revision, contentHash, until: supersededOn } = edition;
    const [customer, seller] = [masked(customerName), masked(await this.papers.seller(org))];
    const standing = supersededOn === null ? 'current' : 'superseded';
    const of = { genuine: supersededOn === null, standing, revision, supersededOn, contentHash } as const;
    return { ...of, status, contractVersion: version, customer, seller, effectiveOn };
  }
}

interface Edition extends Omit<PastEdition, 'until'> {
  readonly until: string | null;
}

/** What it says now, and what it said before; of no contract one that nobody has a paper of, so that both take as long. */
function editionsOf(contract: Contract | null): readonly Edition[] {
  if (!contract) return [{ revision: 1, contentHash: '', until: null }];
  return [{ revision: contract.revision, contentHash: contract.contentHash(), until: null }, ...contract.editions];
}

/** The first two characters and the last two: enough for who has the paper in hand. */
function masked(name: string): string {
  const chars = Array.from(name);
  const [head, tail] = chars.length > 5 ? [2, 2] : [1, 0];
  return [...chars.slice(0, head), ...chars.slice(head, chars.length - tail).map(() => '*'), ...chars.slice(chars.length - tail)].join('');
}
