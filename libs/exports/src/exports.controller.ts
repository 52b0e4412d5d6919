import { Controller, Inject, type Type } from '@nestjs/common';
import type {
  AskForExport,
  ExportFileView,
  ExportId,
  ExportPieceNo,
  ExportPieceView,
  Exports,
  ExportView,
  FindExports,
} from '@tradewind/contracts/exports/exports.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ExportDesk } from './export-desk.js';

/** The export operations of the named service, as a controller. */
export function exportsController({ collections, api }: Exports): Type<object> {
  @Controller()
  class ExportsController {
    constructor(@Inject(ExportDesk) readonly desk: ExportDesk) {}

    @Handles(api.findMyExports)
    findMyExports(wanted: FindExports, by: Actor): Promise<Page<ExportView>> {
      return this.desk.ofOneself(wanted, by);
    }

    @Handles(api.getExport)
    getExport({ exportId }: ExportId, by: Actor): Promise<ExportView> {
      return this.desk.get(exportId, by);
    }

    @Handles(api.cancelExport)
    cancelExport({ exportId }: ExportId, by: Actor): Promise<ExportView> {
      return this.desk.cancel(exportId, by);
    }

    @Handles(api.openExportFile)
    openExportFile({ exportId }: ExportId, by: Actor): Promise<ExportFileView> {
      return this.desk.open(exportId, by);
    }

    @Handles(api.readExportPiece)
    readExportPiece({ exportId, piece }: ExportId & ExportPieceNo, by: Actor): Promise<ExportPieceView> {
      return this.desk.piece(exportId, piece, by);
    }
  }
  for (const { name } of collections) addAsking(ExportsController, api, name);
  return ExportsController;
}

type Desk = Type<{ readonly desk: ExportDesk }>;

/** One method per collection: what it may be asked for is checked against the filters of its list. */
function addAsking(controller: Desk, api: Exports['api'], collection: string): void {
  const op = api.asking.get(collection);
  if (!op) throw new Error(`Nobody can ask for ${collection}`);
  function ask(this: { readonly desk: ExportDesk }, asked: AskForExport, by: Actor): Promise<ExportView> {
    return this.desk.ask(collection, asked, by);
  }
  const descriptor = { value: ask, configurable: true, writable: true };
  Object.defineProperty(controller.prototype, op.name, descriptor);
  Handles(op)(controller.prototype as object, op.name, descriptor);
}
