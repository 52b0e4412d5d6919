import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { standingApi } from '@tradewind/contracts/identity/standing.api';
import { contentHash } from '@tradewind/domain/content-hash';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { ContractTemplateRepository } from '../contract-template.repository.js';
import { clausesOf } from '../domain/clauses.js';
import { contractText } from '../domain/contract-wording.js';
import type { Contract } from '../domain/contract.js';
import { explanationsOf } from '../domain/explanations.js';
import { contractPaper, sellerOf } from './contract-paper.js';
import type { PaperExplanation } from './paper-content.js';
import { PaperKeys } from './paper-keys.js';
import { PaperPress } from './paper-press.js';

export interface Paper {
  readonly bytes: Buffer;
  /** SHA-256 of the file. */
  readonly edition: string;
}

/** The last few are kept: a file goes out in pieces, each asked for anew. */
const KEPT = 8;

/** Contracts on paper (CON-09): equal content is the same file, on whichever instance it is asked for. */
@Injectable()
export class ContractPapers {
  private readonly kept = new Map<string, Paper>();

  constructor(
    private readonly others: ServiceCaller,
    private readonly templates: ContractTemplateRepository,
    private readonly keys: PaperKeys,
    private readonly press: PaperPress,
  ) {}

  async of(contract: Contract, explained = false): Promise<Paper> {
    const letterhead = await this.others.ask(standingApi.letterheadOf, { org: contract.org });
    const content = contractPaper(contract, letterhead, await this.keys.ensured(), explained ? await this.explanations(contract) : []);
    const key = contentHash(content);
    const paper = this.kept.get(key) ?? (await this.printed(() => this.press.print(content)));
    this.kept.delete(key);
    this.kept.set(key, paper);
    for (const oldest of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(oldest);
    return paper;
  }

  /** Who sells, as it stands on the paper. */
  async seller(org: string): Promise<string> {
    return sellerOf(await this.others.ask(standingApi.letterheadOf, { org }));
  }

  private async explanations(contract: Contract): Promise<PaperExplanation[]> {
    const clauses = clausesOf(contract.wording);
    const said = (clause: number): string => contractText(clauses[clause - 1] ?? '', contract).replaceAll('\n', '；');
    return explanationsOf(contract, await this.templates.get(contract.templateId)).map(({ clause, meaning }) => ({ clause, meaning, wording: said(clause) }));
  }

  private async printed(print: () => Promise<Buffer>): Promise<Paper> {
    const bytes = await print();
    return { bytes, edition: createHash('sha256').update(bytes).digest('hex') };
  }
}
