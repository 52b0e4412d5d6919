import 'reflect-metadata';
import type { Actor } from '@tradewind/kernel/actor';
import type { Operation } from '@tradewind/kernel/operation';

/** A handler gets the validated input, who asks, and the moment the decision is made at. */
export type Handler<I, R> = (input: I, actor: Actor, at: Date) => Promise<R>;

export interface Handling {
  readonly op: Operation;
  readonly method: string;
}

const HANDLES = Symbol('handles');

/** Binds a method to an operation. A handler whose signature drifts from the contract does not compile. */
export function Handles<I extends object, R>(op: Operation<I, R>) {
  return <M extends Handler<I, R>>(target: object, method: string, _method: TypedPropertyDescriptor<M>): void => {
    Reflect.defineMetadata(HANDLES, [...handlingsOf(target), { op: op as Operation, method }], target);
  };
}

export const handlingsOf = (target: object): readonly Handling[] => (Reflect.getMetadata(HANDLES, target) as Handling[] | undefined) ?? [];
