import type { Amendment, Contract } from './shapes.js';

type Values = Readonly<Record<string, unknown>>;

/** A choice is text; the number of a line is a count. No lines: none change. */
export function asAmendment({ lines, ...rest }: Values): Values {
  const changed = (lines ?? []) as readonly { readonly line: string; readonly quantity: string }[];
  return { ...rest, ...(changed.length > 0 && { lines: changed.map(({ line, quantity }) => ({ line: parseInt(line, 10), quantity })) }) };
}

/** A draft as it is typed, against the contract it changes. */
export function asTypedAmendment({ reason, deliverBy, payment, lines }: Amendment, contract: Contract): Values {
  const changed = contract.lines.flatMap(({ productId, quantity }, place) => {
    const wanted = lines.find((line) => line.productId === productId)?.quantity ?? '0';
    return wanted === quantity ? [] : [{ line: String(place + 1), quantity: wanted }];
  });
  return {
    ...{ reason, lines: changed },
    ...(deliverBy !== contract.deliverBy && { deliverBy }),
    ...(payment !== contract.payment && { payment }),
  };
}

const TYPED_HERE = /^(line\.\d+|payment|deliverBy|total|net|tax)$/;

/** What was drafted with clauses, milestones or new goods would lose them in this form. */
export const fitsTheForm = ({ changes, lines }: Amendment, contract: Contract): boolean =>
  changes.every(({ field }) => TYPED_HERE.test(field)) && lines.every(({ productId }) => contract.lines.some((line) => line.productId === productId));
