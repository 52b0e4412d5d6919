import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** Noto Sans for simplified Chinese, SIL Open Font License: the bundle has the files beside it, a checkout has them among its packages. */
export const FONT_FILES = { regular: 'NotoSansHans-Regular.otf', bold: 'NotoSansHans-Bold.otf' } as const;
export type FontName = keyof typeof FONT_FILES;
export type Fonts = Readonly<Record<FontName, Font>>;

/** Stands for a character that the font does not have, as printers have always done. */
export const GETA = '〓';

export const openFonts = (): Fonts => ({ regular: open(FONT_FILES.regular), bold: open(FONT_FILES.bold) });

function open(file: string): Font {
  const beside = fileURLToPath(new URL(`./${file}`, import.meta.url));
  return create(readFileSync(existsSync(beside) ? beside : join(packaged(), file))) as Font;
}

const packaged = (): string => join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
