import type { AskForExport, ExportFileView, ExportPieceView, Exports, ExportView, FindExports } from '@tradewind/contracts/exports/exports.api';
import { exportReachLost, tooManyExports } from '@tradewind/contracts/exports/exports.faults';
import type { Page } from '@tradewind/contracts/page';
import { reachOfBoth, stillReaches, type Actor } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import type { Database } from '@tradewind/persistence/database';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';
import { Export } from './export.js';
import type { ExportRepository } from './export.repository.js';
import { exportView } from './export.view.js';

/** So many of one person wait or run in a service at a time. */
const MOST_OPEN = 3;

/** Asking for exports, looking after them and fetching them: everybody their own, nobody anybody else's. */
export class ExportDesk {
  constructor(
    private readonly here: Exports,
    private readonly db: Database,
    private readonly files: ExportRepository,
  ) {}

  async ask(collection: string, { filters = {}, format, language = 'zh' }: AskForExport, by: Actor): Promise<ExportView> {
    if ((await this.files.countOpen(by.id)) >= MOST_OPEN) throw tooManyExports({ most: MOST_OPEN });
    return exportView(await this.files.add(Export.ask({ collection, filters: { ...filters }, format, language }, by)));
  }

  ofOneself({ limit, cursor, status }: FindExports, by: Actor): Promise<Page<ExportView>> {
    return this.files.page({ limit, cursor }, { ownerId: by.id, status }, exportView);
  }

  async get(exportId: string, by: Actor): Promise<ExportView> {
    return exportView(await this.files.mine(exportId, by.id));
  }

  async cancel(exportId: string, by: Actor): Promise<ExportView> {
    await this.files.mine(exportId, by.id);
    const cancelled = await this.files.update(exportId, (it) => {
      it.cancel();
    });
    await this.files.forgetFile(exportId);
    return exportView(cancelled);
  }

  /** That the file was fetched is on the record as well (C-38). */
  async open(exportId: string, by: Actor): Promise<ExportFileView> {
    const it = await this.fetchable(exportId, by);
    const { id: aggregateId, version, org, branch, ownerId, fileName, format, bytes, pieces, collection, rows } = it;
    const changes = { fetched: { before: null, after: { collection, rows, bytes } } };
    await writeAudit(await this.db.writer(), [{ aggregateType: Export.name, aggregateId, version, org, branch, ownerId, changes }]);
    return { fileName, format, bytes, pieces };
  }

  async piece(exportId: string, piece: number, by: Actor): Promise<ExportPieceView> {
    await this.fetchable(exportId, by);
    return { base64: (await this.files.piece(exportId, piece)).toString('base64') };
  }

  /** Only while whoever asked still reaches everything that is in it. */
  private async fetchable(exportId: string, by: Actor): Promise<Export> {
    const it = await this.files.mine(exportId, by.id);
    const then = it.readyWithin(currentCall().at);
    const collection = this.here.collections.find(({ name }) => name === it.collection);
    if (!collection || !stillReaches(reachOfBoth(by, collection.allow, collection.list.spec.allow), then)) throw exportReachLost();
    return it;
  }
}
