/** No page of another site can set it: with the strict cookie it is what keeps forged requests out. */
export const CONSOLE_HEADER = { 'x-tradewind-console': '1' } as const;
