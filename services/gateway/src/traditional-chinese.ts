import * as opencc from 'opencc-js';

type Convert = (text: string) => string;

// the library's own declarations do not resolve; this is the part of it that we use
const { Converter } = opencc as unknown as { Converter: (between: { from: string; to: string }) => Convert };

let convert: Convert | undefined;

/** Simplified Chinese into what people in Taiwan read (phrases too). Its dictionaries are read when somebody first asks: most gateways start for others. */
export const traditional: Convert = (text) => (convert ??= Converter({ from: 'cn', to: 'twp' }))(text);
