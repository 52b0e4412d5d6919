/** What facts are; amounts, rates, quantities and counts are decimals. */
export type FactType = 'Decimal' | 'string' | 'bool' | 'list<string>';

/** Values of other policies that hold for the same unit. */
export type Others = Readonly<Record<string, object | undefined>>;

/** Something a condition may ask about: what it means, and what it can be, so that a condition that could never hold is told from one that could. */
export interface Fact {
  readonly type: FactType;
  readonly en: string;
  readonly zh: string;
  /** The least it can be … */
  readonly from?: string;
  /** … and the most. */
  readonly to?: string;
  /** It is counted: there is nothing between two whole numbers. */
  readonly whole?: true;
  /** The only words it can be, or hold; where another policy says them, they are read there. */
  readonly words?: readonly string[] | ((others: Others) => readonly string[] | undefined);
}

export type Facts = Readonly<Record<string, Fact>>;

interface Given {
  readonly Decimal: string;
  readonly string: string;
  readonly bool: boolean;
  readonly 'list<string>': readonly string[];
}
/** Facts as an aggregate gives them; decimals are the decimal strings they travel as. */
export type FactsOf<F extends Facts> = { readonly [K in keyof F]: Given[F[K]['type']] };
/** Whatever the kind. */
export type GivenFacts = Readonly<Record<string, string | boolean | readonly string[]>>;

const amount = (en: string, zh: string) => ({ type: 'Decimal', from: '0', en, zh }) as const;
const count = (en: string, zh: string) => ({ type: 'Decimal', from: '0', whole: true, en, zh }) as const;
const share = (en: string, zh: string) => ({ type: 'Decimal', from: '0', to: '1', en, zh }) as const;
const branch = { type: 'string', en: 'code of the branch', zh: '分公司代码' } as const;

/** Facts that more than one kind of review has. */
export const factOf = { amount, count, share, branch };
