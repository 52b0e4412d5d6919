import { defineFault } from '@tradewind/kernel/fault';

export const illegalTransition = defineFault('state.illegal-transition', 'conflict', {
  en: (d: { action: string; from: string; allowedFrom: readonly string[] }) =>
    `Cannot ${d.action} what is ${d.from}; that is possible from: ${d.allowedFrom.join(', ')}.`,
  zh: (d) => `状态为“${d.from}”，不能执行“${d.action}”；可执行的状态：${d.allowedFrom.join('、')}。`,
});

type Transitions<S extends string> = Record<string, { readonly from: readonly S[]; readonly to: S }>;

/** The whole life of an aggregate on one screen; asking for a move that is not listed is a named conflict. */
export function stateMachine<S extends string>() {
  return <const T extends Transitions<S>>(table: T) =>
    (action: keyof T & string, from: S): S => {
      const move = table[action];
      if (!move?.from.includes(from)) throw illegalTransition({ action, from, allowedFrom: move?.from ?? [] });
      return move.to;
    };
}
