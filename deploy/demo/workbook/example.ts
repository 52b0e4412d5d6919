import ExcelJS from '@protobi/exceljs';
import { creditCode } from '../credit-code.ts';
import { SHEETS, type Column, type SheetName } from './columns.ts';

/** A workbook as somebody might hand it in: by sheet, rows in the order of the columns. */
export type Content = Readonly<Partial<Record<SheetName, readonly (readonly (string | number)[])[]>>>;

export async function writeWorkbook(file: string, content: Content): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(content) as [SheetName, readonly (readonly (string | number)[])[]][]) {
    const { zh, columns } = SHEETS[sheet];
    const worksheet = workbook.addWorksheet(zh);
    worksheet.columns = Object.values<Column>(columns).map(({ zh: header, required }) => ({ header: required ? `${header}*` : header, width: 24 }));
    worksheet.getRow(1).font = { bold: true };
    for (const row of rows) worksheet.addRow([...row]);
  }
  await workbook.xlsx.writeFile(file);
}

const LATER = '2030-12-31';

/** Names and codes end in `mark`, so that a workbook can be made that no platform has seen. */
export function goodContent(mark = '', deliverBy = LATER): Content {
  const code = (district: string, own: string): string => creditCode(district, `MA${own.slice(0, 7 - mark.length)}${mark}`);
  const a = `苏州金阊湖建材${mark}有限公司`;
  const b = `杭州西子装饰工程${mark}有限公司`;
  const c = `南京钟山酒店管理${mark}有限公司`;
  return {
    customers: [
      [a, code('320508', '5K3T8A1'), '建材贸易', '苏州市姑苏区干将西路 515 号', '批发瓷砖', '顾晓峰', '采购经理', '13812340001', ''],
      [b, code('330106', '7Q2W6B4'), '装饰工程', '杭州市西湖区文三路 90 号', '样板间与公区地面', '沈佳', '项目经理', '13912340002', ''],
      [c, code('320102', '9C8D4E2'), '酒店', '南京市玄武区中山东路 200 号', '客房翻新', '陆明远', '工程部经理', '025-84001234', ''],
    ],
    products: [
      [`IMP-TILE${mark}`, '仿古砖', '600×600 mm 一等品', '㎡', 0.13, 29.5],
      [`IMP-GLUE${mark}`, '强力瓷砖胶', 'C2TES1 20 kg', '包', 0.13, 24],
    ],
    prices: [
      [`IMP-TILE${mark}`, 54.8],
      [`IMP-GLUE${mark}`, 42],
    ],
    orders: [
      [`A-001${mark}`, a, `IMP-TILE${mark}`, 800, '先款后货', deliverBy],
      [`A-001${mark}`, a, `IMP-GLUE${mark}`, 120, '先款后货', deliverBy],
      [`A-002${mark}`, b, `IMP-TILE${mark}`, 350.5, '先款后货', deliverBy],
    ],
  };
}

/** One of every kind of mistake. */
export function badContent(): Content {
  const good = goodContent('Y');
  const [first, second] = good.customers!;
  return {
    customers: [
      first!,
      ['无锡太湖石材有限公司', '91320211MA00000000', '石材', '无锡市滨湖区蠡湖大道 1 号', '', '钱进', '', '12345', ''],
      [`苏州金阊湖建材Y公司`, second![1]!, '建材贸易', '苏州市', '', '顾晓峰', '', '13812340001', 'nobody-here'],
      ['', second![1]!, '', '', '', '', '', '', ''],
    ],
    products: [
      ['IMP TILE 1', '含空格的编码', '', '㎡', 0.13, 29.5],
      ['IMP-BAD', '税率写成百分数', '', '㎡', 13, '二十九'],
      ...good.products!,
      good.products![0]!,
    ],
    prices: [
      ['IMP-TILEY', -5],
      ['IMP-NONE', 10],
      ['IMP-GLUEY', 42],
    ],
    orders: [
      ['A-001', '没有这个客户有限公司', 'IMP-GLUEY', 10, '先款后货', LATER],
      ['A-002', first![0]!, 'IMP-NOPRICE', 0, '先款后货', '2030-02-30'],
      ['A-003', first![0]!, 'IMP-GLUEY', 10, '赊着', '2020-01-01'],
      ['A-004', first![0]!, 'IMP-GLUEY', 10, '信用付款', LATER],
      ['A-004', first![0]!, 'IMP-GLUEY', 5, '信用付款', LATER],
    ],
  };
}
