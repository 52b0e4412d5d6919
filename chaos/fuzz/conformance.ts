import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Content, Described, OpenApi, Schema } from './document.ts';

const PROBLEM = 'application/problem+json';
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** What an answer never holds: how the platform is made. */
const INSIDES =
  /\n\s+at .+:\d+|node_modules|\/(work|dist|src|home|app)\/[\w./-]+\.(js|ts)|QueryFailedError|violates .* constraint|relation "|syntax error at|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b .*"\w+"|ECONNREFUSED|TypeError|Cannot read prop/;

/** Holds answers against the document, which is all that a partner has. */
export class Conformance {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor({ components }: OpenApi) {
    this.ajv = new Ajv2020({ strict: false, allErrors: false });
    this.ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
    this.ajv.addFormat('date', isDate);
    this.ajv.addFormat('date-time', (text: string) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)));
    for (const name of ['decimal', 'password']) this.ajv.addFormat(name, true);
    this.ajv.addSchema({ $id: 'document', components });
  }

  /** Null: the value is what the document says. */
  breach(schema: Schema, value: unknown): string | null {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    const known = this.compiled.get(text);
    const validate = known ?? this.ajv.compile(JSON.parse(text) as object);
    if (!known) this.compiled.set(text, validate);
    if (validate(value)) return null;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath ?? ''} ${error?.message ?? ''} ${JSON.stringify(error?.params)}`;
  }

  /** Everything that is wrong with an answer, whatever was asked. */
  breachesOf({ responses }: Described, { status, contentType, text }: Answer): string[] {
    const documented = responses.get(status);
    if (status >= 500) return [`answered ${status}: ${text.slice(0, 300)}`];
    if (!documented) return [`${status} is not documented: ${text.slice(0, 300)}`];
    const type = contentType.split(';')[0] ?? '';
    const wrong = status >= 400 ? problemBreach(type, text) : null;
    const breach = wrong ?? this.bodyBreach(documented, type, text);
    return breach === null ? [] : [`${status} ${breach}`];
  }

  private bodyBreach(documented: Content, type: string, text: string): string | null {
    const schema = documented[type]?.schema;
    if (schema) {
      const breach = type.endsWith('json') ? this.breach(schema, parsed(text)) : null;
      return breach === null ? null : `breaks its schema: ${breach}`;
    }
    return text === '' || type in documented ? null : `has an undocumented body of ${type}: ${text.slice(0, 100)}`;
  }
}

function problemBreach(type: string, text: string): string | null {
  if (INSIDES.test(text)) return `shows its insides: ${text.slice(0, 300)}`;
  return type === PROBLEM ? null : `comes as ${type}`;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
