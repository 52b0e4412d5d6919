/** The search parameters as people write them: `?status=open&status=paid&q=12`, all of them text. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const given = new URLSearchParams(text);
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, oneOrMany(given.getAll(name))]));
}

const oneOrMany = (values: string[]): string | string[] => (values.length > 1 ? values : (values[0] ?? ''));

export function stringifySearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) for (const each of [value].flat()) if (isSaid(each)) text.append(name, String(each));
  return text.size === 0 ? '' : `?${text.toString()}`;
}

const isSaid = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
