import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { say } from '../components/toast.js';
import { invalidate } from './keys.js';
import { newKey } from './new-key.js';
import type { ArgsOf, CommandId, ReplyOf } from './operation-types.js';
import { problemOf, type Problem } from './problem.js';
import { send } from './send.js';
import { takeBack, type Undo } from './take-back.js';

export interface CommandOptions<R> {
  /** Operations (`orders.getOrder`) or services (`orders`) to read again; the service of the command is among them anyway. */
  readonly touches?: readonly string[];
  /** Only `touches` is read again: for what is kept while somebody types. */
  readonly only?: boolean;
  /** What is said when it is done. */
  readonly done?: string;
  /** How it is taken back from that notice, where there is a lawful way; and what is said then. */
  readonly undo?: (reply: R) => Undo;
  readonly undone?: string;
}

interface Extra {
  readonly ifMatch?: string | undefined;
  /** A key the page keeps itself, for what is sent again in parts. */
  readonly key?: string;
  /** Is sent as the body, by an operation that takes a file. */
  readonly file?: File;
}

export interface Command<K extends CommandId> {
  /** Throws a `ProblemError`, which is also kept as `problem` for `<Refusal/>`. */
  readonly run: (args: ArgsOf<K>, extra?: Extra) => Promise<ReplyOf<K>>;
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

/** What somebody means to do, once, however often it is sent. */
interface Intention {
  readonly what: string;
  readonly key: string;
}

/** Commands: one Idempotency-Key for as long as it is not known whether the same thing has been done. */
export function useCommand<K extends CommandId>(id: K, options: CommandOptions<ReplyOf<K>> = {}): Command<K> {
  const intention = useRef<Intention | null>(null);
  const settings = useRef(options);
  useLayoutEffect(() => {
    settings.current = options;
  });
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = useCallback(
    async (args: ArgsOf<K>, { ifMatch, key, file }: Extra = {}) => {
      const what = JSON.stringify([args, file && [file.name, file.size, file.lastModified]]);
      if (intention.current?.what !== what) intention.current = { what, key: newKey() };
      setRunning(true);
      setProblem(null);
      try {
        const response = await send(id, args as Readonly<Record<string, unknown>>, {
          idempotencyKey: key ?? intention.current.key,
          ...(ifMatch !== undefined && { ifMatch }),
          ...(file && { file }),
        });
        const text = await response.text();
        intention.current = null;
        const reply = (text === '' ? undefined : JSON.parse(text)) as ReplyOf<K>;
        tell(id, reply, settings.current);
        return reply;
      } catch (thrown) {
        const refused = problemOf(thrown);
        if (isAnswer(refused)) intention.current = null;
        setProblem(refused);
        throw thrown;
      } finally {
        setRunning(false);
      }
    },
    [id],
  );
  const clear = useCallback(() => setProblem(null), []);
  return { run, isRunning, problem, clear };
}

/** What it touches is read again, and that it is done is said, with the way back where there is one. */
function tell<R>(id: CommandId, reply: R, { touches = [], only = false, done, undo, undone = '' }: CommandOptions<R>): void {
  void invalidate(only ? touches : [...alsoTouched(id), ...touches]);
  if (done !== undefined) say(done, undo && (() => void takeBack(undo(reply), touches, undone)));
}

/** The platform said no: nothing was done, and to try again is a new intention. Otherwise it may have been done. */
const isAnswer = ({ status }: Problem): boolean => status >= 400 && status < 500 && status !== 429;

const alsoTouched = (id: string): readonly string[] => [id.split('.')[0] ?? id, 'approvals'];
