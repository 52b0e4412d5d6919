import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'security.md'), 'utf8');
const lines = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)];

interface Described {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly items?: Described;
  readonly allOf?: readonly Described[];
  readonly properties?: Readonly<Record<string, Described>>;
}
interface OpenApi {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Described }>> } }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Described>> };
}
const { paths, components } = JSON.parse(readFileSync(join(docs, 'openapi.json'), 'utf8')) as OpenApi;

const isTyped = ({ type, format, pattern, enum: values }: Described): boolean => type === 'string' && !format && !pattern && !values;

/** Names of the fields of a shape, at any depth, into which people type what they like. */
function typedIn(shape: Described, seen: readonly string[] = []): string[] {
  const name = shape.$ref?.split('/').at(-1);
  if (name !== undefined) return seen.includes(name) ? [] : typedIn(components.schemas[name] ?? {}, [...seen, name]);
  const nested = [...(shape.allOf ?? []), ...(shape.items ? [shape.items] : [])].flatMap((part) => typedIn(part, seen));
  const own = Object.entries(shape.properties ?? {}).flatMap(([field, about]) => (isTyped(about.items ?? about) ? [field] : typedIn(about, seen)));
  return [...nested, ...own];
}

describe('XCT-06 What people type', () => {
  it('is known to docs/security.md field by field, with how it is kept', () => {
    const bodies = Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {})));
    const typed = new Set(bodies.flatMap(({ schema }) => typedIn(schema)));
    const [, table = ''] = /## Texts that can hold personal data\n([\s\S]*?)\n## /.exec(page) ?? [];
    const fields = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    expect(typed.size).toBeGreaterThan(50);
    expect([...typed].filter((field) => !fields.includes(field))).toEqual([]);
    expect(fields.filter((field) => !typed.has(field))).toEqual([]);
  });
});

describe('docs/security.md keeps its word', () => {
  it('names only tests and pages that exist', () => {
    const targets = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !existsSync(join(docs, target)))).toEqual([]);
  });

  it('has one line for a requirement, with a state and a reason', () => {
    const ids = lines.map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      lines.filter(([, , , state = '', reason = '']) => !['met', 'part', 'not yet'].includes(state) || reason.trim() === '').map(([line]) => line),
    ).toEqual([]);
  });

  it('counts right', () => {
    const of = (state: string): number => lines.filter((line) => line[3] === state).length;
    expect(page).toContain(`${lines.length} apply: **${of('met')} met, ${of('part')} in part, ${of('not yet')} not yet**`);
  });
});
