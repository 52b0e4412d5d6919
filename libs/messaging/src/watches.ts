import 'reflect-metadata';

/** Something that time alone makes due: looks for it and deals with it, as of the given moment. `leaving` tells one that takes long that the service is to stop. */
export type Watch = (at: Date, leaving: AbortSignal) => Promise<void>;

export interface Watching {
  readonly everyMs: number;
  readonly method: string;
}

const WATCHES = Symbol('watches');

/**
 * Called again and again by the one leading instance of the service. What is due is a row in the database,
 * not a timer in memory: a restart forgets nothing.
 */
export function Watches(everyMs: number) {
  return <M extends Watch>(target: object, method: string, _method: TypedPropertyDescriptor<M>): void => {
    Reflect.defineMetadata(WATCHES, [...watchingsOf(target), { everyMs, method }], target);
  };
}

export const watchingsOf = (target: object): readonly Watching[] => (Reflect.getMetadata(WATCHES, target) as Watching[] | undefined) ?? [];
