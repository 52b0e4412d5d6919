import type { Known, Value } from './values.ts';
import { isKnown } from './values.ts';
import type { Json } from './document.ts';

/** Somebody who sends requests. */
export interface Guest {
  readonly name: string;
  /** Permissions of a person's posts, operations of a partner app. */
  readonly may: ReadonlySet<string>;
  readonly isApp: boolean;
  /** A token that is good now; a new one when the last was taken back. */
  token(anew: boolean): Promise<string>;
}

type Ids = Record<Known['whose'], string[]>;

/** Ids and words that requests may name; it learns from every answer. */
export class World {
  readonly guests: readonly Guest[];
  readonly versions = new Map<string, number>();
  private readonly ids = new Map<string, Ids>();
  private readonly words: Readonly<Record<string, (nth: number) => Json>>;

  constructor(guests: readonly Guest[], words: World['words'], ids: Readonly<Record<string, Partial<Ids>>>) {
    this.guests = guests;
    this.words = words;
    for (const [field, { own = [], other = [] }] of Object.entries(ids)) this.ids.set(field, { own: [...own], other: [...other], nobody: [] });
  }

  /** What a drawn value is in this world. */
  resolved(value: Value, by: string): Json {
    if (isKnown(value)) return this.known(value, by);
    if (Array.isArray(value)) return (value as readonly Value[]).map((part) => this.resolved(part, by));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value as Record<string, Value>).map(([name, part]) => [name, this.resolved(part, by)]));
  }

  /** Remembers an id that an answer named. */
  learn(field: string, id: string): void {
    const { own } = this.idsOf(field);
    if (own.includes(id)) return;
    if (own.length < MOST) own.push(id);
    else own[Math.floor(Math.random() * MOST)] = id;
  }

  private known({ $known: field, nth, whose }: Known, by: string): Json {
    const word = this.words[`${by} ${field}`] ?? this.words[field];
    if (word) return word(nth);
    const found = this.idsOf(this.nameOf(field, by))[whose];
    return found[nth % Math.max(1, found.length)] ?? NOBODY;
  }

  /** What is done to people and units is done to those nobody works as or in; processes are in three tables. */
  private nameOf(field: string, by: string): string {
    const [service = ''] = by.split('.');
    const special = `${service} ${field}`;
    if (this.ids.has(special)) return special;
    return this.ids.has(field) || !PEOPLE.test(field) ? field : 'personId';
  }

  private idsOf(field: string): Ids {
    const found = this.ids.get(field) ?? { own: [], other: [], nobody: [] };
    this.ids.set(field, found);
    return found;
  }
}

const MOST = 300;
const NOBODY = '01890000-0000-7000-8000-0000000000ff';
const PEOPLE = /^(owner|newOwner|successor|deputy|handler|salesRep|claimant|assignee|person|author)Id$/;
