import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import { Decimal } from 'decimal.js';
import type { Fact, Facts, FactsOf, GivenFacts, Others } from './facts.js';

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
interface Read {
  readonly compiled: Compiled;
  readonly nodes: readonly ASTNode[];
  /** Facts it asks about. */
  readonly asks: readonly string[];
}
/** Many more than a company has in force; what was only proposed is forgotten again. */
const MOST_READ = 500;

/** Products of amounts and rates, digit by digit. */
const Exact = Decimal.clone({ precision: 60 });
type Numeric = Decimal | number | bigint;
const decimal = (value: Numeric): Decimal => (Decimal.isDecimal(value) ? value : new Exact(String(value)));

function environment(facts: Facts): Environment {
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
  for (const [name, { type }] of Object.entries(facts)) env.registerVariable(name, type);
  return env;
}

/**
 * Conditions of rules as people write them, `amount > 50000 && tier == 'A'`, over facts of known types. A condition is checked when it
 * is saved: it is typed, small, calls nothing, reckons exactly, and is neither always nor never true (XCT-01).
 */
export class Conditions<F extends Facts> {
  private readonly env: Environment;
  /** Read once each, whatever version of a policy says it. */
  private readonly read = new Map<string, Read>();

  constructor(private readonly known: F) {
    this.env = environment(known);
  }

  /** With what other policies say that hold for the same unit: words that they do not have are in no fact. */
  objectionsTo(condition: string, requirement: string, others: Others = {}): Objection[] {
    const wrong = this.problemOf(condition, others);
    return wrong === null ? [] : [objection(requirement, `the condition "${condition}" ${wrong.en}`, `条件“${condition}”${wrong.zh}`)];
  }

  holds(condition: string, facts: FactsOf<F>): boolean {
    return this.answer(condition, facts);
  }

  /** Facts it asks about that are not given: recorded before there were any, or before there was this one. */
  missing(condition: string, facts: GivenFacts): string[] {
    return this.reading(condition).asks.filter((name) => !(name in facts));
  }

  private answer(condition: string, facts: GivenFacts): boolean {
    const given = Object.entries(facts).map(([name, value]) => [name, this.known[name]?.type === 'Decimal' ? new Exact(String(value)) : value] as const);
    return this.reading(condition).compiled(Object.fromEntries(given)) === true;
  }

  private reading(condition: string): Read {
    const before = this.read.get(condition);
    if (before) return before;
    if (this.read.size >= MOST_READ) this.read.clear();
    const compiled = this.env.parse(condition);
    const nodes = nodesOf(compiled.ast);
    const read = { compiled, nodes, asks: [...new Set(nodes.flatMap((node) => (node.op === 'id' ? [node.args] : [])))] };
    this.read.set(condition, read);
    return read;
  }

  private problemOf(condition: string, others: Others): Problem | null {
    const { valid, type, error } = this.env.check(condition);
    if (!valid) return unreadable(error?.message.split('\n')[0] ?? '', this.known);
    if (type !== 'bool') return { en: `gives a ${type ?? 'value'}, not yes or no`, zh: `的结果是 ${type ?? ''}，不是“是/否”` };
    const { nodes } = this.reading(condition);
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
    const bounded = withWords(this.known, others);
    return strangeWord(bounded, nodes) ?? this.neverOrAlways(condition, bounded);
  }

  /** Tried on one example of everything the condition can tell apart; not where it reckons, and its thresholds are not its numbers. */
  private neverOrAlways(condition: string, bounded: Bounded): Problem | null {
    const { nodes, asks } = this.reading(condition);
    if (nodes.some(({ op }) => op in ARITHMETIC) || nodes.filter(({ op }) => op === 'value').length > MOST_VALUES) return null;
    const examples = examplesOf(bounded, nodes, asks);
    if (examples.reduce((count, [, values]) => count * values.length, 1) > MOST_EXAMPLES) return null;
    const answers = new Set(combinations(examples).map((facts) => this.answer(condition, Object.fromEntries(facts))));
    if (!answers.has(true)) return { en: 'is never true', zh: '永远不成立' };
    return answers.has(false) ? null : { en: 'is always true', zh: '始终成立' };
  }
}

const MOST_EXAMPLES = 5_000;
/** Of so many words there are 1,024 lists, with one more that is not named. */
const MOST_VALUES = 9;

interface Problem {
  readonly en: string;
  readonly zh: string;
}

/** With everything it could have asked about: who wrote it may not know. */
function unreadable(message: string, known: Facts): Problem {
  const all = Object.entries(known);
  const unknown = /^Unknown variable: (\S+)/.exec(message)?.[1];
  return {
    en: `cannot be read: ${message}; known are ${all.map(([name, { type, en }]) => `${name} (${TYPE_NAMES[type].en}: ${en})`).join(', ')}`,
    zh: `${unknown === undefined ? `无法识别：${message}` : `中的“${unknown}”不是已知事实`}；可用：${all.map(([name, { type, zh }]) => `${name}（${TYPE_NAMES[type].zh}：${zh}）`).join('、')}`,
  };
}

const TYPE_NAMES = {
  Decimal: { en: 'number', zh: '数值' },
  string: { en: 'word', zh: '文字' },
  bool: { en: 'yes or no', zh: '是/否' },
  'list<string>': { en: 'words', zh: '多个文字' },
} as const;

type Bounded = Readonly<Record<string, Omit<Fact, 'words'> & { readonly words?: readonly string[] | undefined }>>;

const withWords = (known: Facts, others: Others): Bounded =>
  Object.fromEntries(
    Object.entries(known).map(([name, fact]) => [name, { ...fact, words: typeof fact.words === 'function' ? fact.words(others) : fact.words }]),
  );

/** A word that the fact it is compared with never is: a slip that would silently switch off a part of the condition. */
function strangeWord(bounded: Bounded, nodes: readonly ASTNode[]): Problem | null {
  for (const node of nodes.filter(({ op }) => op === '==' || op === '!=' || op === 'in')) {
    const inside = nodesOf(node);
    const words = inside.flatMap(({ op, args }) => (op === 'id' ? (bounded[args]?.words ?? []) : []));
    const strange = inside.flatMap(({ op, args }) => (op === 'value' && typeof args === 'string' && !words.includes(args) ? [args] : []));
    if (words.length > 0 && strange[0] !== undefined)
      return {
        en: `compares with "${strange[0]}", which is never true: it can be ${words.join(', ')}`,
        zh: `中的“${strange[0]}”永远不成立：可用 ${words.join('、')}`,
      };
  }
  return null;
}

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

type Examples = readonly (readonly [name: string, values: readonly GivenFacts[string][]])[];

/** For each fact that occurs: its thresholds and something between, below and above them, or the words it is compared with and another. */
function examplesOf(bounded: Bounded, nodes: readonly ASTNode[], occurring: readonly string[]): Examples {
  const written = nodes.flatMap((node) => (node.op === 'value' ? [node.args] : []));
  const numbers = written.filter((value) => typeof value === 'number' || typeof value === 'bigint').map(decimal);
  const words = [...new Set(written.filter((value) => typeof value === 'string'))];
  const rooms = occurring.filter((name) => bounded[name]?.type === 'Decimal').length;
  const strange = strangers(words, occurring.length);
  const examples = {
    Decimal: (fact: Bounded[string]) => around(numbers, rooms, fact),
    string: (fact: Bounded[string]) => fact.words ?? [...words, ...strange],
    bool: () => [true, false],
    'list<string>': () => subsets([...words, ...strange.slice(-1)]),
  };
  return occurring.flatMap((name) => {
    const fact = bounded[name];
    return fact ? [[name, examples[fact.type](fact)] as const] : [];
  });
}

/** In each gap as many numbers as there are facts to be compared with each other; none that the fact cannot be. */
function around(thresholds: readonly Decimal[], facts: number, { from, to, whole }: Bounded[string]): string[] {
  const bounds = [from, to].flatMap((bound) => (bound === undefined ? [] : [new Decimal(bound)]));
  const sorted = [...new Set([...thresholds, ...bounds].map(String))].map((text) => new Decimal(text)).sort((a, b) => a.cmp(b));
  const room = facts + 1;
  const ends = [(sorted[0] ?? new Decimal(0)).minus(room), ...sorted, (sorted.at(-1) ?? new Decimal(0)).plus(room)];
  const between = ends.slice(1).flatMap((end, i) => {
    const begin = ends[i] ?? end;
    return Array.from({ length: facts }, (_, n) =>
      begin.plus(
        end
          .minus(begin)
          .times(n + 1)
          .div(room),
      ),
    );
  });
  const all = [...sorted, ...between].flatMap((each) => (whole ? [each.floor(), each.ceil()] : [each]));
  return [...new Set(all.filter((each) => (from === undefined || each.gte(from)) && (to === undefined || each.lte(to))).map(String))];
}

/** Words that the condition does not name, before and after all it does, so many that facts can differ from each other. */
function strangers(words: readonly string[], facts: number): string[] {
  const last = words.toSorted().at(-1) ?? '';
  return ['', ...Array.from({ length: facts }, (_, n) => `${last}~${n}`)].filter((word) => !words.includes(word));
}

const subsets = (words: readonly string[]): string[][] => words.reduce<string[][]>((all, word) => [...all, ...all.map((some) => [...some, word])], [[]]);

const combinations = (examples: Examples): (readonly (readonly [string, GivenFacts[string]])[])[] =>
  examples.reduce<(readonly [string, GivenFacts[string]])[][]>(
    (all, [name, values]) => all.flatMap((some) => values.map((value) => [...some, [name, value] as const])),
    [[]],
  );
