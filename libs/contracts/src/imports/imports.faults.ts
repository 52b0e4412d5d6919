import { defineFault } from '@tradewind/kernel/fault';

export const importNotFound = defineFault('import.not-found', 'not-found', {
  en: (d: { importId: string }) => `You have begun no import ${d.importId}.`,
  zh: (d) => `您没有发起过导入 ${d.importId}。`,
});

export const importFileUnknown = defineFault('import.file-unknown', 'invalid', {
  en: (d: { found: string }) => `This is ${d.found}. Send a workbook (.xlsx) or a text file with commas (.csv, in UTF-8 or GB18030).`,
  zh: (d) => `文件类型无法识别（${d.found}）。请上传 .xlsx 工作簿，或 UTF-8、GB18030 编码的 .csv 文件。`,
});

export const importFileTooLarge = defineFault('import.file-too-large', 'invalid', {
  en: (d: { mostMiB: number }) => `The file is larger than ${d.mostMiB} MiB; divide it.`,
  zh: (d) => `文件超过 ${d.mostMiB} MiB，请拆分后上传。`,
});

export const importFileIncomplete = defineFault('import.file-incomplete', 'conflict', {
  en: () => 'The file did not arrive whole. Send it again.',
  zh: () => '文件上传不完整，请重新上传。',
});

export const tooManyImports = defineFault('import.too-many-open', 'conflict', {
  en: (d: { most: number }) => `You have ${d.most} imports that are not over. Finish or cancel one of them first.`,
  zh: (d) => `您已有 ${d.most} 个未完成的导入，请先完成或取消一个。`,
});

export const importNotRead = defineFault('import.not-read', 'conflict', {
  en: () => 'The file has not been read yet, so its columns are not known. Wait until it is checked.',
  zh: () => '文件尚未读取完，列名未知。请等待检查完成。',
});

export const importColumnUnknown = defineFault('import.column-unknown', 'invalid', {
  en: (d: { column: number; columns: number }) => `There is no column ${d.column}: the file has ${d.columns}.`,
  zh: (d) => `没有第 ${d.column} 列：文件共 ${d.columns} 列。`,
});

export const importFieldTwice = defineFault('import.field-twice', 'invalid', {
  en: (d: { field: string }) => `Two columns are to give the field ${d.field}; one can.`,
  zh: (d) => `有两列都对应字段 ${d.field}；只能由一列提供。`,
});

export const importColumnsMissing = defineFault('import.columns-missing', 'conflict', {
  en: (d: { missing: readonly string[] }) => `No column gives ${d.missing.join(', ')}, without which there is no row. Say which one does.`,
  zh: (d) => `没有列提供必填字段：${d.missing.join('、')}。请先指定对应的列。`,
});

export const importNothingRight = defineFault('import.nothing-right', 'conflict', {
  en: () => 'No row of the file is right. Fetch the workbook with the reasons, correct it and send it again.',
  zh: () => '文件中没有可导入的行。请下载带原因的工作簿，改正后重新上传。',
});

export const importNoProblems = defineFault('import.no-problems', 'conflict', {
  en: (d: { status: string }) => `There is no workbook of rows that failed: the import is ${d.status}, and none has, or it is over for longer than it is kept.`,
  zh: (d) => `没有失败行工作簿：导入状态为“${d.status}”，没有失败的行，或已超过保存期限。`,
});

// Why a file came to nothing; said in the view.

export const importEmpty = defineFault('import.empty', 'invalid', {
  en: () => 'The file has no row below its headings.',
  zh: () => '文件除表头外没有数据行。',
});

export const importUnreadable = defineFault('import.unreadable', 'invalid', {
  en: () => 'The file cannot be read: it is damaged, locked by a password, or not what its name says.',
  zh: () => '文件无法读取：已损坏、有密码保护，或与扩展名不符。',
});

export const importTooLargeUnpacked = defineFault('import.too-large-unpacked', 'invalid', {
  en: (d: { mostMiB: number }) => `Unpacked, the workbook is larger than ${d.mostMiB} MiB. Take out what is not data, or divide it.`,
  zh: (d) => `工作簿解压后超过 ${d.mostMiB} MiB。请删除与数据无关的内容，或拆分后上传。`,
});

export const importTooManyRows = defineFault('import.too-many-rows', 'invalid', {
  en: (d: { most: number }) => `The file has more than ${d.most} rows; divide it.`,
  zh: (d) => `文件超过 ${d.most} 行，请拆分后上传。`,
});

export const importBroke = defineFault('import.broke', 'internal', {
  en: () => 'The import was given up because of an error on our side. What was taken in stays; tell the administrator.',
  zh: () => '系统错误，导入已中止；已导入的数据保留。请联系系统管理员。',
});

// What may be wrong with a row besides what its own operation says.

export const rowWithout = defineFault('import.row-without', 'invalid', {
  en: (d: { heading: readonly [string, string] }) => `${d.heading[0]} is required.`,
  zh: (d) => `${d.heading[1]}必填。`,
});

export const rowMiscalculated = defineFault('import.row-miscalculated', 'invalid', {
  en: () => 'The formula in this cell has no result.',
  zh: () => '此单元格的公式没有有效结果。',
});

export const rowSameAs = defineFault('import.row-same-as', 'invalid', {
  en: (d: { row: number }) => `It is the same as row ${d.row} of this file.`,
  zh: (d) => `与本文件第 ${d.row} 行重复。`,
});
