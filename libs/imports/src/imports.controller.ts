import { Controller, Inject, type Type } from '@nestjs/common';
import type {
  FindImportRows,
  FindImports,
  ImportId,
  ImportPiece,
  ImportPieceView,
  ImportProblemsFileView,
  ImportProblemsPieceNo,
  ImportProblemsPieceView,
  ImportRowView,
  Imports,
  ImportView,
  MapImportColumns,
  TakeImportFile,
} from '@tradewind/contracts/imports/imports.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { ImportDesk } from './import-desk.js';

/** The import operations of the named service, as a controller. */
export function importsController({ api }: Imports): Type<object> {
  @Controller()
  class ImportsController {
    constructor(@Inject(ImportDesk) readonly desk: ImportDesk) {}

    @Handles(api.keepImportPiece)
    keepImportPiece(piece: ImportPiece, by: Actor): Promise<ImportPieceView> {
      return this.desk.keepPiece(piece, by);
    }

    @Handles(api.takeImportFile)
    takeImportFile(file: TakeImportFile, by: Actor, at: Date): Promise<ImportView> {
      return this.desk.take(file, by, at);
    }

    @Handles(api.findMyImports)
    findMyImports(wanted: FindImports, by: Actor): Promise<Page<ImportView>> {
      return this.desk.ofOneself(wanted, by);
    }

    @Handles(api.getImport)
    getImport({ importId }: ImportId, by: Actor): Promise<ImportView> {
      return this.desk.get(importId, by);
    }

    @Handles(api.findImportRows)
    findImportRows({ importId, ...wanted }: ImportId & FindImportRows, by: Actor): Promise<Page<ImportRowView>> {
      return this.desk.rowsOf(importId, wanted, by);
    }

    @Handles(api.mapImportColumns)
    mapImportColumns({ importId, columns }: ImportId & MapImportColumns, by: Actor): Promise<ImportView> {
      return this.desk.map(importId, columns, by);
    }

    @Handles(api.confirmImport)
    confirmImport({ importId }: ImportId, by: Actor): Promise<ImportView> {
      return this.desk.confirm(importId, by);
    }

    @Handles(api.cancelImport)
    cancelImport({ importId }: ImportId, by: Actor, at: Date): Promise<ImportView> {
      return this.desk.cancel(importId, by, at);
    }

    @Handles(api.openImportProblems)
    openImportProblems({ importId }: ImportId, by: Actor): Promise<ImportProblemsFileView> {
      return this.desk.openProblems(importId, by);
    }

    @Handles(api.readImportProblemsPiece)
    readImportProblemsPiece({ importId, piece }: ImportId & ImportProblemsPieceNo, by: Actor): Promise<ImportProblemsPieceView> {
      return this.desk.problemsPiece(importId, piece, by);
    }
  }
  return ImportsController;
}
