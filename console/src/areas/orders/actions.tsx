import { useState, type ReactNode } from 'react';
import { useCommand, useMay, type CommandId, type Problem } from '../../api/call.js';
import { Button, Confirm, FormDrawer, Refusal, useToast, type ButtonProps, type FieldSpec } from '../../components/index.js';
import { useView } from '../../shell/place.js';

export type Values = Readonly<Record<string, unknown>>;

/** What somebody may do with a record. The platform judges it when it is tried; this only says how it is asked for. */
export interface Action {
  /** Also opened by `?do=key`, e.g. as the way forward out of a refusal. */
  readonly key: string;
  readonly title: string;
  readonly operation: CommandId;
  /** Permission; without it there is no button. */
  readonly allow: string;
  /** Path parameters, and fields that nobody types. */
  readonly args: Values;
  /** What is said when it is done. */
  readonly done: string;
  /** Left out: there is nothing to type, one press does it. */
  readonly fields?: readonly FieldSpec[];
  readonly initial?: Values;
  readonly intro?: ReactNode;
  readonly shape?: (values: Values) => Values;
  readonly danger?: boolean;
  /** Makes sense in this state; default: yes. */
  readonly when?: boolean;
  readonly onDone?: (reply: unknown) => void;
}

export interface Actions {
  /** The next action in front with its key, the others beside it. */
  readonly bar: ReactNode;
  /** The drawer that is open and the refusal of what was tried last. */
  readonly panel: ReactNode;
  readonly available: readonly Action[];
  readonly open: (key: string) => void;
}

interface Given {
  readonly all: readonly Action[];
  /** Key of the action that comes next: the button in front, under the key E. */
  readonly next?: string | undefined;
  readonly touches?: readonly string[];
}

/** The actions of one record: buttons, drawers, and refusals with their ways forward, all on the page itself. */
export function useActions({ all, next, touches = [] }: Given): Actions {
  const may = useMay();
  const [view, change] = useView<{ readonly do?: string }>();
  const [refused, setRefused] = useState<Problem | null>(null);
  const available = all.filter(({ allow, when }) => when !== false && may(allow));
  const current = available.find(({ key }) => key === view.do);

  const open = (key: string): void => {
    setRefused(null);
    change({ do: key });
  };
  const close = (): void => change({ do: undefined });
  const onWay = (operation: string): boolean => {
    const way = available.find((action) => action.operation === operation);
    if (way) open(way.key);
    return way !== undefined;
  };
  const tried = (problem: Problem | null): void => {
    setRefused(problem);
    if (current) close();
  };
  const button = (action: Action): ReactNode => <ActionButton key={action.key} {...{ action, touches, open, tried }} isNext={action.key === next} />;
  const inFront = available.filter(({ key }) => key === next);
  return {
    available,
    open,
    bar: [...inFront, ...available.filter(({ key }) => key !== next)].map(button),
    panel: (
      <>
        {refused && <Refusal problem={refused} onWay={onWay} />}
        {current &&
          (current.fields ? <ActionDrawer key={current.key} {...{ current, touches, close, onWay }} /> : <Question {...{ current, touches, close, tried }} />)}
      </>
    ),
  };
}

interface ButtonGiven {
  readonly action: Action;
  readonly isNext: boolean;
  readonly touches: readonly string[];
  readonly open: (key: string) => void;
  readonly tried: (problem: Problem | null) => void;
}

function ActionButton({ action, isNext, touches, open, tried }: ButtonGiven): ReactNode {
  const { busy, go } = useDirect(action, touches, tried);
  const kind: NonNullable<ButtonProps['kind']> = action.danger ? 'danger' : isNext ? 'main' : 'plain';
  return (
    <Button kind={kind} busy={busy} onClick={action.fields ? () => open(action.key) : go} {...(isNext && { hotkey: 'e' })}>
      {action.title}
    </Button>
  );
}

/** What needs nothing typed, asked for from elsewhere: one look before it is done. */
function Question({ current, touches, close, tried }: Opened & Pick<ButtonGiven, 'tried'>): ReactNode {
  const { busy, go } = useDirect(current, touches, tried);
  return (
    <Confirm
      title={current.title}
      text={current.intro ?? current.title}
      yes={current.title}
      danger={current.danger ?? false}
      busy={busy}
      onYes={go}
      onNo={close}
    />
  );
}

function useDirect({ operation, args, done, onDone }: Action, touches: readonly string[], tried: (problem: Problem | null) => void) {
  const { run, isRunning } = useCommand(operation, { touches, done });
  const send = async (): Promise<void> => {
    try {
      const reply: unknown = await run(args);
      tried(null);
      onDone?.(reply);
    } catch (problem) {
      tried(problem as Problem);
    }
  };
  return { busy: isRunning, go: () => void send() };
}

interface Opened {
  readonly current: Action;
  readonly touches: readonly string[];
  readonly close: () => void;
}

function ActionDrawer({ current, touches, close, onWay }: Opened & { readonly onWay: (operation: string) => boolean }): ReactNode {
  const { operation, title, args, done, fields = [], initial, intro, shape, danger = false, onDone } = current;
  const { say } = useToast();
  const given = { ...(initial && { initial }), ...(intro !== undefined && { intro }), ...(shape && { shape }) };
  return (
    <FormDrawer
      {...{ operation, title, fields, args, touches, danger, onWay }}
      {...given}
      send={title}
      onClose={close}
      onDone={(reply) => {
        close();
        say(done);
        onDone?.(reply);
      }}
    />
  );
}
