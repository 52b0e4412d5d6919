import * as opencc from 'opencc-js';

// the library's own declarations do not resolve; this is the part of it that we use
const { Converter } = opencc as unknown as { Converter: (between: { from: string; to: string }) => (text: string) => string };

/** Simplified Chinese into what people in Taiwan read (phrases too). */
export const traditional = Converter({ from: 'cn', to: 'twp' });
