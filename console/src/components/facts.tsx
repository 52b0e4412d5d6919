import type { ReactNode } from 'react';
import { useRead } from '../api/call.js';
import { formatDay, formatMoment, formatMoney, formatQuantity, useSay } from '../i18n/index.js';
import { factWord } from './fact-names.js';
import { STATES } from './states.js';
import { Status } from './status.js';
import { Day, Moment, Money, Quantity } from './values.js';

export { factName } from './fact-names.js';

const AMOUNTS =
  /amount|required|confirmed|missing|needs|owed|advance|most|total|price|limit|available|open|floor|budget$|paid|net$|tax$|credit$|exposure|remaining|granted|requested|used$/i;
const DECIMAL = /^-?\d+\.\d{2}$/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** A fact as a person reads it; undefined for what only a program wants: ids, versions. */
export function factValue(name: string, value: unknown, kind = ''): ReactNode | undefined {
  if (Array.isArray(value)) return listed(value);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  if (name === 'category') return <Category code={text} />;
  if (name === 'status' && STATES[kind]?.[text]) return <Status kind={kind} value={text} />;
  return UUID.test(text) || name === 'version' ? undefined : shown(name, text);
}

/** Words of a list, unless they are ids. */
function listed(values: readonly unknown[]): ReactNode | undefined {
  const words = values.filter((each) => typeof each === 'string' && !UUID.test(each));
  return words.length > 0 && words.length === values.length ? words.join(' · ') : undefined;
}

/** A category of expenses, as the policy in force calls it. */
function Category({ code }: { readonly code: string }): ReactNode {
  const { data } = useRead('expenses.expenseCategories', {}, { staleTime: Infinity });
  return data?.data.items.find((each) => each.code === code)?.name ?? code;
}

/** A word the platform uses, in the language of the reader. */
function Word({ value }: { readonly value: string }): ReactNode {
  const say = useSay();
  const known = factWord(value);
  return known ? say(known) : value;
}

/** The same in plain words, where two of them are compared. */
export function factText(name: string, text: string): string {
  if (INSTANT.test(text)) return formatMoment(text);
  if (DATE.test(text)) return formatDay(text);
  if (isAmount(name, text)) return formatMoney(text);
  return isQuantity(name, text) ? formatQuantity(text) : text;
}

const isAmount = (name: string, text: string): boolean => DECIMAL.test(text) && AMOUNTS.test(name);
const isQuantity = (name: string, text: string): boolean => PLAIN_NUMBER.test(text) && !/no$|code|year|month/i.test(name);

function shown(name: string, text: string): ReactNode {
  if (INSTANT.test(text)) return <Moment value={text} />;
  if (DATE.test(text)) return <Day value={text} />;
  if (isAmount(name, text)) return <Money value={text} />;
  if (isQuantity(name, text)) return <Quantity value={text} />;
  return <Word value={text} />;
}
