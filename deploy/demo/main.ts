import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printFailure, say, StartFailure } from '../local/steps.ts';
import { TEMPLATE } from './catalogue.ts';
import { castOf } from './cast.ts';
import { Directory } from './directory.ts';
import { Narration, NotAsRegulated } from './narration.ts';
import { placeOf, type Place } from './place.ts';
import { appraise, careForCustomer, claimExpenses } from './walk-care.ts';
import { importWorkbook } from './workbook/import.ts';
import { reportImport } from './workbook/report.ts';
import { becomeCustomer, contractAndOrder, fulfil, quote, type Walk } from './walk.ts';

/** `npm run demo`: walks the main flow once, as the people in their posts, with every refusal on purpose; or takes in a workbook. */
async function main(args: readonly string[]): Promise<number> {
  const { url, accounts, template, products, workbook } = options(args);
  const place = placeOf({ url, accounts });
  if (workbook !== undefined) return reportImport(await importWorkbook({ file: workbookAt(workbook), ...place, template }), say);
  await walk(place, { template: template ?? TEMPLATE, skus: products?.split(',') ?? [] });
  return 0;
}

function options(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { url: text, accounts: text, template: text, products: text, workbook: text } }).values;
  } catch (error) {
    throw new StartFailure(
      'This option is not known',
      (error as Error).message,
      'options: --workbook FILE.xlsx --url URL --accounts FILE --template CODE --products SKU,SKU',
    );
  }
}

function workbookAt(file: string): string {
  if (existsSync(file)) return file;
  throw new StartFailure('The workbook is not there', `no file ${file}`, 'try deploy/demo/example-workbook.xlsx');
}

async function walk({ url, accounts }: Place, goods: Pick<Walk, 'template' | 'skus'>): Promise<void> {
  const since = performance.now();
  const narration = new Narration(say);
  const cast = await castOf(new Directory(url, accounts));
  const it: Walk = { cast, narration, run: String(Date.now()), ...goods };
  say(`信风 Tradewind 主流程 main flow  ${url}  (${it.run})`);
  const customer = await becomeCustomer(it);
  const accepted = await quote(it, customer);
  const order = await contractAndOrder(it, accepted);
  const delivered = await fulfil(it, order);
  await careForCustomer(it, delivered);
  await claimExpenses(it);
  await appraise(it);
  say(`\n✓ ${narration.summary()}, ${((performance.now() - since) / 1000).toFixed(1)} s`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof NotAsRegulated) console.error(`\n✗ 与制度不符 not as the regulation says: ${error.message}`);
  else printFailure(error, { verbose: process.argv.includes('--verbose') });
  process.exitCode = 1;
}
