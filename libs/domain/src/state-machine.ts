import { defineFault } from '@tradewind/kernel/fault';

export const illegalTransition = defineFault('state.illegal-transition', 'conflict', {
  en: (d: { action: string; from: string; allowedFrom: readonly string[] }) =>
    `Cannot ${d.action} what is ${d.from}; that is possible from: ${d.allowedFrom.join(', ')}.`,
  zh: (d) => `状态为“${d.from}”，不能执行“${d.action}”；可执行的状态：${d.allowedFrom.join('、')}。`,
});

export type Transitions<S extends string = string> = Readonly<Record<string, { readonly from: readonly S[]; readonly to: S }>>;

/** Asks for a move, and shows its table. */
export interface Machine<S extends string, T extends Transitions<S>> {
  (action: keyof T & string, from: S): S;
  readonly table: T;
}

/** The whole life of an aggregate on one screen; asking for a move that is not listed is a named conflict. */
export function stateMachine<S extends string>() {
  return <const T extends Transitions<S>>(table: T): Machine<S, T> => {
    const next = (action: keyof T & string, from: S): S => {
      const move = table[action];
      if (!move?.from.includes(from)) throw illegalTransition({ action, from, allowedFrom: move?.from ?? [] });
      return move.to;
    };
    return Object.assign(next, { table });
  };
}

/** The columns of an aggregate that follow a transition table, as it declares them in `static life`. */
export type Life = Readonly<Record<string, { readonly table: Transitions }>>;
