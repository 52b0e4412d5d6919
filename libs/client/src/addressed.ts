import { slotsOf, type Operation } from '@tradewind/kernel/operation';

/** Where an operation is asked for over HTTP, and what is sent along. */
export interface Addressed {
  readonly method: string;
  readonly path: string;
  readonly body: object | null;
}

export function addressed<I extends object>(op: Operation<I>, input: I): Addressed {
  const [method = 'GET', template = '/'] = op.spec.http.split(' ');
  const { params, query, body } = slotsOf(op, input);
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(Reflect.get(params, name))));
  return { method, path: `/api/v1${path}${queryString(query)}`, body: method === 'GET' ? null : body };
}

function queryString(query: object): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value as unknown]).map((item): [string, string] => [name, String(item)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
