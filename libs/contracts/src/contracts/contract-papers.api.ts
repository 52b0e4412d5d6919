import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, DateOnly, Flag, OneOf, Text } from '../fields.js';
import { CONTRACT_STATUSES, ContractId, contractNotFound, type ContractStatus } from './contracts.api.js';

/** How a contract is printed. */
export class PrintContract {
  @Flag({ optional: true, doc: 'true: with what each clause means in plain words, behind the contract (CON-22)' }) readonly explained?: boolean;
}

export class ContractPaperView {
  @Text() readonly fileName!: string;
  @Count() readonly bytes!: number;
  @Count() readonly pieces!: number;
  @Text({ doc: 'SHA-256 of the file: equal content is the same file' }) readonly edition!: string;
}

export class ContractPaperPiece extends PrintContract {
  @Count({ min: 0 }) readonly piece!: number;
  @Text({ doc: 'Of which file' }) readonly edition!: string;
}

export class ContractPaperPieceView {
  @Text({ max: 1_000_000 }) readonly base64!: string;
}

export class CheckContractPaper {
  @Code({ doc: 'Number on the paper' }) readonly no!: string;
  @Text({ max: 20, doc: 'Code on the paper, with or without hyphens' }) readonly code!: string;
}

/** `superseded`: it was the contract once, and an amendment has changed it since. */
export const PAPER_STANDINGS = ['current', 'superseded'] as const;
export type PaperStanding = (typeof PAPER_STANDINGS)[number];

/** Nothing is said of a contract unless the code is right: a wrong code and an unknown number look the same. */
export class ContractPaperCheckView {
  @Flag({ doc: 'This number and code are those of the contract as it is now' }) readonly genuine!: boolean;
  @OneOf(PAPER_STANDINGS, { name: 'PaperStanding', nullable: true, doc: 'null: it is no paper of ours' }) readonly standing!: PaperStanding | null;
  @Count({ nullable: true, doc: 'Which version of what is agreed the paper says: 1 is the contract itself, each amendment makes the next' })
  readonly revision!: number | null;
  @DateOnly({ nullable: true, doc: 'Since when the contract says something else' }) readonly supersededOn!: string | null;
  @OneOf(CONTRACT_STATUSES, { name: 'ContractStatus', nullable: true }) readonly status!: ContractStatus | null;
  @Count({ nullable: true, doc: 'Version of the contract' }) readonly contractVersion!: number | null;
  @Text({ nullable: true, doc: 'Who buys, masked' }) readonly customer!: string | null;
  @Text({ nullable: true, doc: 'Who sells, masked' }) readonly seller!: string | null;
  @Text({ nullable: true, doc: 'SHA-256 of the content of that version, as it is printed on every sheet' }) readonly contentHash!: string | null;
  @DateOnly({ nullable: true }) readonly effectiveOn!: string | null;
}

export const paperChanged = defineFault('contract-paper.changed', 'conflict', {
  en: () => 'The contract was changed while its file was being sent. Ask for the file again.',
  zh: () => '文件传送期间合同已变更，请重新获取。',
});

export const contractPapersApi = defineApi('contracts', {
  openContractPaper: operation({
    http: 'POST /contracts/:contractId/paper/open',
    allow: 'contract:read',
    load: 'report',
    summary: 'Asked by the gateway before it sends a printed contract: on the record (CON-09)',
    params: ContractId,
    query: PrintContract,
    reply: ContractPaperView,
    faults: [contractNotFound],
    unmounted: true,
  }),
  readContractPaperPiece: operation({
    http: 'GET /contracts/:contractId/paper/piece',
    allow: 'contract:read',
    load: 'report',
    summary: 'A piece of the file, small enough for one message',
    params: ContractId,
    query: ContractPaperPiece,
    reply: ContractPaperPieceView,
    faults: [contractNotFound, paperChanged],
    unmounted: true,
  }),
  checkContractPaper: operation({
    http: 'GET /contract-papers/verify',
    allow: 'public',
    summary: 'Whether a printed contract is genuine: by the number and the code on it',
    description: 'CON-09: for whoever holds the paper; needs no account. Says nothing of a contract unless the code is right.',
    query: CheckContractPaper,
    reply: ContractPaperCheckView,
  }),
});
