import type { Collection } from '@tradewind/contracts/exports/collection';
import type { Export } from './export.js';
import type { About } from './sheet.js';

const LANGUAGES = { en: 0, zh: 1 } as const;

/** Who carried what away, when and within which filters: on the file itself (S17). */
export function aboutOf({ title, columns }: Collection, { language, ownerName, ownerId, filters, id }: Export, at: Date): About {
  const said = LANGUAGES[language];
  const within = Object.keys(filters).length > 0 ? JSON.stringify(filters) : ['none', '无'][said];
  const mark = [
    [`Tradewind export: ${title[0]}`, `信风导出：${title[1]}`],
    [`By ${ownerName} (${ownerId})`, `导出人：${ownerName}（${ownerId}）`],
    [`At ${at.toISOString()}`, `时间：${at.toISOString()}`],
    [`Filters: ${within}`, `筛选：${within}`],
    [`Export ${id}`, `导出编号：${id}`],
    ['Company internal; on the record', '公司内部资料，导出已记录在案'],
  ];
  return { mark: mark.map((line) => line[said] ?? ''), title: title[said], headings: columns.map(({ heading }) => heading[said]) };
}
