import { join } from 'node:path';
import { badContent, goodContent, writeWorkbook } from './workbook/example.ts';

/** Makes the two workbooks that are shipped: `node deploy/demo/make-example-workbook.ts`. */
await writeWorkbook(join(import.meta.dirname, 'example-workbook.xlsx'), goodContent());
await writeWorkbook(join(import.meta.dirname, 'example-with-errors.xlsx'), badContent());
