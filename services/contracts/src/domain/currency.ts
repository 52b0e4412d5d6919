/** Price lists, quotes and contracts are in yuan (api.md "Money"). */
export const CURRENCY = 'CNY';
