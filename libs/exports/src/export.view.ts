import type { ExportView } from '@tradewind/contracts/exports/exports.api';
import type { Export } from './export.js';

export const exportView = (it: Export): ExportView => {
  const { id, version, collection, filters, format, language, status, rows, total, bytes, fileName, createdAt, readyAt, expiresAt, failure } = it;
  return {
    ...{ id, version, collection, filters, format, language, status, rows, total, bytes, fileName, failure },
    requestedAt: createdAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
};
