import type { ImportField } from '@tradewind/contracts/imports/importable';
import type { ImportRowView, ImportView } from '@tradewind/contracts/imports/imports.api';
import type { ReadRow } from './file/read-row.js';
import type { Import } from './import.js';
import type { Outcome } from './import-shelf.js';
import { missingFields } from './suggested-columns.js';

export const importView = (it: Import, fields: readonly ImportField[]): ImportView => {
  const { id, version, fileName, format, status, bytes, rows, columns, checked, wrong, done, refused, problems, failure } = it;
  return {
    ...{ id, version, fileName, format, status, bytes, rows, checked, wrong, done, refused, failure },
    isRead: columns !== null,
    columns: (columns ?? []).map((column, at) => ({ column: at + 1, ...column })),
    missing: columns ? missingFields(columns, fields) : [],
    hasProblems: problems !== null,
    uploadedAt: it.createdAt.toISOString(),
    finishedAt: it.finishedAt?.toISOString() ?? null,
    expiresAt: it.expiresAt.toISOString(),
  };
};

export const importRowView = ({ row, cells }: ReadRow, outcome: Outcome | undefined): ImportRowView => ({
  ...{ row, cells },
  state: outcome?.state ?? 'ready',
  problems: outcome?.problems ?? [],
  recordId: outcome?.recordId ?? null,
});
