import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import { Decimal } from 'decimal.js';

/** What a condition may ask about; amounts, rates and quantities are decimals. */
export type FactType = 'Decimal' | 'string' | 'bool';
type Types = Readonly<Record<string, FactType>>;
/** Decimals are given as the decimal strings they travel as. */
export type FactsOf<T extends Types> = { readonly [K in keyof T]: T[K] extends 'bool' ? boolean : string };

const LIMITS = { maxAstNodes: 100, maxDepth: 20, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 1 } as const;
const COMPARISONS = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte', '==': 'eq' } as const;
const ARITHMETIC = { '+': 'plus', '-': 'minus', '*': 'times' } as const;
/** Nothing is called and nothing is looked into: no function, no macro, no regular expression, no field of an object. */
const ALLOWED: ReadonlySet<string> = new Set([
  'value',
  'id',
  'list',
  'in',
  '&&',
  '||',
  '!_',
  '?:',
  '!=',
  ...Object.keys(COMPARISONS),
  ...Object.keys(ARITHMETIC),
]);

type Compiled = ReturnType<Environment['parse']>;
/** Many more than a company has in force; what was only proposed is forgotten again. */
const MOST_READ = 500;

/** Products of amounts and rates, digit by digit. */
const Exact = Decimal.clone({ precision: 60 });
type Numeric = Decimal | number | bigint;
const decimal = (value: Numeric): Decimal => (Decimal.isDecimal(value) ? value : new Exact(String(value)));

function environment(types: Types): Environment {
  const env = new Environment({ limits: LIMITS }).registerType('Decimal', { ctor: Exact, fields: {} });
  const pairs = [
    ['Decimal', 'Decimal'],
    ['Decimal', 'int'],
    ['Decimal', 'double'],
    ['int', 'Decimal'],
    ['double', 'Decimal'],
  ] as const;
  for (const [left, right] of pairs) {
    for (const [sign, method] of Object.entries(COMPARISONS)) {
      if (sign === '==' && right === 'Decimal' && left !== 'Decimal') continue; // equality is registered both ways at once
      env.registerOperator(`${left} ${sign} ${right}: bool`, (a: Numeric, b: Numeric) => decimal(a)[method](decimal(b)));
    }
    for (const [sign, method] of Object.entries(ARITHMETIC))
      env.registerOperator(`${left} ${sign} ${right}: Decimal`, (a: Numeric, b: Numeric) => decimal(a)[method](decimal(b)));
  }
  for (const [name, type] of Object.entries(types)) env.registerVariable(name, type);
  return env;
}

/**
 * Conditions of rules as people write them, `amount > 50000 && tier == 'A'`, over facts of known types. A condition is checked when it
 * is saved: it is typed, small, calls nothing, reckons exactly, and is neither always nor never true (XCT-01).
 */
export class Conditions<T extends Types> {
  private readonly env: Environment;
  /** Read once each, whatever version of a policy says it. */
  private readonly read = new Map<string, Compiled>();

  constructor(private readonly types: T) {
    this.env = environment(types);
  }

  objectionsTo(condition: string, requirement: string): Objection[] {
    const wrong = this.problemOf(condition);
    return wrong === null ? [] : [objection(requirement, `the condition "${condition}" ${wrong.en}`, `条件“${condition}”${wrong.zh}`)];
  }

  holds(condition: string, facts: FactsOf<T>): boolean {
    return this.answer(condition, Object.entries(facts as Readonly<Record<string, string | boolean>>));
  }

  private answer(condition: string, facts: readonly (readonly [string, string | boolean])[]): boolean {
    const given = facts.map(([name, value]) => [name, this.types[name] === 'Decimal' ? new Exact(String(value)) : value] as const);
    return this.compiled(condition)(Object.fromEntries(given)) === true;
  }

  private compiled(condition: string): Compiled {
    const known = this.read.get(condition);
    if (known) return known;
    if (this.read.size >= MOST_READ) this.read.clear();
    const compiled = this.env.parse(condition);
    this.read.set(condition, compiled);
    return compiled;
  }

  private problemOf(condition: string): { readonly en: string; readonly zh: string } | null {
    const { valid, type, error } = this.env.check(condition);
    if (!valid) return unreadable(error?.message.split('\n')[0] ?? '');
    if (type !== 'bool') return { en: `gives a ${type ?? 'value'}, not yes or no`, zh: `的结果是 ${type ?? ''}，不是“是/否”` };
    const nodes = nodesOf(this.compiled(condition).ast);
    const foreign = nodes.find(({ op }) => !ALLOWED.has(op));
    if (foreign)
      return {
        en: `uses "${sourceOf(foreign)}"; only facts, comparisons, +, -, *, &&, ||, ! and lists are possible`,
        zh: `使用了不支持的写法“${sourceOf(foreign)}”`,
      };
    const inexact = nodes.find(isInexact);
    if (inexact)
      return {
        en: `reckons "${sourceOf(inexact)}" inexactly; write the number itself, with at most 15 digits`,
        zh: `中“${sourceOf(inexact)}”无法精确计算，请直接写出数值（最多15位）`,
      };
    return this.neverOrAlways(condition, nodes);
  }

  /** Tried on one example of everything the condition can tell apart; not where it reckons, and its thresholds are not its numbers. */
  private neverOrAlways(condition: string, nodes: readonly ASTNode[]): { readonly en: string; readonly zh: string } | null {
    if (nodes.some(({ op }) => op in ARITHMETIC)) return null;
    const examples = examplesOf(this.types, nodes);
    if (examples.reduce((count, [, values]) => count * values.length, 1) > MOST_EXAMPLES) return null;
    const answers = new Set(combinations(examples).map((facts) => this.answer(condition, facts)));
    if (!answers.has(true)) return { en: 'is never true', zh: '永远不成立' };
    return answers.has(false) ? null : { en: 'is always true', zh: '始终成立' };
  }
}

const MOST_EXAMPLES = 5_000;

const unreadable = (message: string) => ({ en: `cannot be read: ${message}`, zh: `无法识别：${message}` });

const sourceOf = ({ input, start, end }: ASTNode): string => input.slice(start, end);

function nodesOf(node: ASTNode): ASTNode[] {
  const below = (Array.isArray(node.args) ? (node.args as unknown[]).flat(2) : [node.args]).filter(isNode);
  return [node, ...below.flatMap(nodesOf)];
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value;

/** Binary fractions: what is reckoned between two numbers that were written down, or has more digits than a double keeps. */
function isInexact(node: ASTNode): boolean {
  if (node.op in ARITHMETIC) return !nodesOf(node).some(({ op }) => op === 'id');
  return node.op === 'value' && typeof node.args === 'number' && !new Decimal(sourceOf(node)).eq(String(node.args));
}

type Examples = readonly (readonly [name: string, values: readonly (string | boolean)[]])[];

/** For each fact that occurs: its thresholds and something between, below and above them, or the words it is compared with and another. */
function examplesOf(types: Types, nodes: readonly ASTNode[]): Examples {
  const written = nodes.flatMap((node) => (node.op === 'value' ? [node.args] : []));
  const numbers = written.filter((value) => typeof value === 'number' || typeof value === 'bigint').map(decimal);
  const words = written.filter((value) => typeof value === 'string');
  const occurring = [...new Set(nodes.flatMap((node) => (node.op === 'id' ? [node.args] : [])))];
  const rooms = occurring.filter((name) => types[name] === 'Decimal').length;
  return occurring.map(
    (name) =>
      [
        name,
        { Decimal: around(numbers, rooms), string: [...words, ...strangers(words, occurring.length)], bool: [true, false] }[types[name] ?? 'bool'],
      ] as const,
  );
}

/** In each gap as many numbers as there are facts to be compared with each other. */
function around(thresholds: readonly Decimal[], facts: number): string[] {
  const sorted = [...new Set(thresholds.map(String))].map((text) => new Decimal(text)).sort((a, b) => a.cmp(b));
  const ends = [(sorted[0] ?? new Decimal(0)).minus(1), ...sorted, (sorted.at(-1) ?? new Decimal(0)).plus(1)];
  const between = ends.slice(1).flatMap((end, i) =>
    Array.from({ length: facts }, (_, n) =>
      end
        .minus(ends[i] ?? 0)
        .times(n + 1)
        .div(facts + 1)
        .plus(ends[i] ?? 0),
    ),
  );
  return [...sorted, ...between].map(String);
}

/** Words that the condition does not name, before and after all it does, so many that facts can differ from each other. */
function strangers(words: readonly string[], facts: number): string[] {
  const last = words.toSorted().at(-1) ?? '';
  return ['', ...Array.from({ length: facts }, (_, n) => `${last}~${n}`)].filter((word) => !words.includes(word));
}

const combinations = (examples: Examples): (readonly (readonly [string, string | boolean])[])[] =>
  examples.reduce<(readonly [string, string | boolean])[][]>(
    (all, [name, values]) => all.flatMap((some) => values.map((value) => [...some, [name, value] as const])),
    [[]],
  );
