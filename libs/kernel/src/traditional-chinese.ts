import * as opencc from 'opencc-js';

type Convert = (text: string) => string;

// the library's own declarations do not resolve; this is the part of it that we use
const { Converter } = opencc as unknown as { Converter: (between: { from: string; to: string }) => Convert };

/** Words of commerce of which the library makes those of computing. */
const AS_IN_COMMERCE: Readonly<Record<string, string>> = {
  引數: '參數',
  稽核: '審核',
  程式碼: '代碼',
  許可權: '權限',
  服務專案: '服務項目',
  制度檔案: '制度文件',
  型別: '類型',
  物件: '對象',
  例項: '實例',
};
const COMPUTING = new RegExp(Object.keys(AS_IN_COMMERCE).join('|'), 'gu');

let convert: Convert | undefined;

/** Simplified Chinese into what people in Taiwan read (phrases too). Its dictionaries are read when somebody first asks: most processes start for others. */
export function traditional(text: string): string {
  convert ??= Converter({ from: 'cn', to: 'twp' });
  return convert(text).replaceAll(COMPUTING, (word) => AS_IN_COMMERCE[word] ?? word);
}
