import type { Page } from 'playwright-core';
import { textsOf } from '../../../services/contracts/test/read-paper.ts';

/** Between the margins of a sheet of A4, in pixels of CSS. */
const PRINTED = { width: 703, height: 1017 };

interface OnPaper {
  readonly cutOff: readonly string[];
  readonly dark: readonly string[];
  readonly asOnPhone: readonly string[];
}

/** What is wrong with a page as it is printed: nothing may be cut off, be as dark as on the screen, or as narrow as on a phone. */
export async function wrongOnPaper(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? PRINTED;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PRINTED);
  const { cutOff, dark, asOnPhone } = await page.evaluate<OnPaper>('asked.onPaper()');
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
  return [
    ...cutOff.map((what) => `cut off on paper: ${what}`),
    ...dark.map((what) => `dark on paper: ${what}`),
    ...asOnPhone.map((what) => `on paper as on a phone: ${what}`),
  ];
}

/** What can be read on the sheets that the browser prints, without the spaces of the typesetting. */
export async function printed(page: Page): Promise<string> {
  const sheets = await textsOf(await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }));
  // the font draws some characters as the radicals that look the same
  return sheets.join('').normalize('NFKC').replaceAll(/\s/g, '');
}
