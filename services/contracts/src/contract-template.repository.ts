import { Injectable } from '@nestjs/common';
import { templateNotFound, templateOfAnotherKind, type TemplateKind } from '@tradewind/contracts/contracts/contract-templates.api';
import { noEffectiveTemplate } from '@tradewind/contracts/contracts/contracts.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { ContractTemplate } from './domain/contract-template.js';

@Injectable()
export class ContractTemplateRepository extends AggregateRepository<ContractTemplate> {
  constructor(db: Database) {
    super(db, ContractTemplate, (template) => templateNotFound({ template }), 'company');
  }

  /** The version in force (CON-06); a template of another kind is none for this. */
  async effective(code: string, kind: TemplateKind = 'sales'): Promise<ContractTemplate> {
    const template = await this.findOne({ code, kind, status: 'effective' });
    if (!template) throw noEffectiveTemplate({ templateCode: code });
    return template;
  }

  /** All versions of a code are of one kind: what supersedes another is for the same contracts. Drafts of one code wait for each other. */
  async assertOfKind(code: string, kind: TemplateKind): Promise<void> {
    await this.db.execute('SELECT pg_advisory_xact_lock(hashtext($1))', [`template ${code}`]);
    const known = await this.findOne({ code });
    if (known && known.kind !== kind) throw templateOfAnotherKind({ code, kind: known.kind });
  }

  /** Approvals of one code wait for each other from here to the end of the transaction. */
  async nextVersion(code: string): Promise<number> {
    await this.db.execute('SELECT pg_advisory_xact_lock(hashtext($1))', [`template ${code}`]);
    const [row] = await this.db.query<{ next: number }>(`SELECT coalesce(max("templateVersion"), 0) + 1 AS next FROM "contract_template" WHERE "code" = $1`, [
      code,
    ]);
    return row?.next ?? 1;
  }
}
