/** `hq.bj.sales` → itself, `hq.bj`, `hq`. */
export const unitsUpFrom = (org: string): string[] => org.split('.').map((_, i, parts) => parts.slice(0, parts.length - i).join('.'));
