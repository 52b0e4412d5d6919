import { useState, type ReactNode } from 'react';
import { problemOf, useCommand, useMay, type CommandId, type Problem } from '../../api/call.js';
import { takeBack, type Undo } from '../../api/take-back.js';
import { Button, Confirm, FormDrawer, Refusal, type ButtonProps, type FieldSpec } from '../../components/index.js';
import { common } from '../../i18n/common.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';

type Values = Readonly<Record<string, unknown>>;

/** Something the reader can do with a record; what the platform thinks of it is said when it is tried. */
export interface Command {
  /** Also opened by `?do=key`: the way forward of a refusal elsewhere. */
  readonly key: string;
  readonly title: string;
  readonly operation: CommandId;
  /** Permission; without it the button is not there. */
  readonly allow: string;
  /** Path parameters and what nobody types. */
  readonly args: Values;
  readonly kind?: NonNullable<ButtonProps['kind']>;
  readonly hotkey?: string;
  /** Left out: asked with a sentence only. */
  readonly fields?: readonly FieldSpec[];
  readonly initial?: Values;
  readonly intro?: ReactNode;
  readonly watch?: (values: Values) => ReactNode;
  readonly shape?: (values: Values) => Values;
  /** Not in a state in which it is of any use; default: always. */
  readonly when?: boolean;
  /** Afterwards it is out of the reader's hands: only these are read again, and the page is left. */
  readonly leaving?: readonly string[];
  /** Reached from a row or a refusal, without a button of its own in the bar. */
  readonly quiet?: boolean;
  /** How it is taken back, where there is a lawful way. */
  readonly undo?: (reply: unknown) => Undo;
  /** `undo`: for the notice that says it is done. */
  readonly done?: (reply: unknown, undo?: () => void) => void;
}

export interface Commands {
  readonly bar: ReactNode;
  /** The open drawer or question, and the refusal of what was tried last. */
  readonly panel: ReactNode;
  readonly open: (key: string) => void;
  /** For a refusal on this page: true where one of the commands is the way forward. */
  readonly onWay: (operation: string) => boolean;
}

/** The commands of a page: a bar of buttons, the drawers behind them, and what was refused. */
export function useCommands(all: readonly Command[], touches: readonly string[]): Commands {
  const may = useMay();
  const t = useTexts(common);
  const [view, change] = useView<{ readonly do?: string }>();
  const [refused, setRefused] = useState<Problem | null>(null);
  const allowed = all.filter((command) => command.when !== false && may(command.allow));
  const current = allowed.find(({ key }) => key === view.do);

  const open = (key: string): void => {
    setRefused(null);
    change({ do: key });
  };
  const close = (): void => change({ do: undefined });
  const refuse = (problem: Problem): void => {
    setRefused(problem);
    close();
  };
  const onWay = (operation: string): boolean => {
    const way = allowed.find((command) => command.operation === operation);
    if (way) open(way.key);
    return way !== undefined;
  };
  const done = (reply: unknown): void => {
    close();
    const undo = current?.undo?.(reply);
    current?.done?.(reply, undo && (() => void takeBack(undo, touches, t('undone'))));
  };

  return {
    open,
    onWay,
    bar: allowed.filter(({ quiet }) => !quiet).map((command) => <CommandButton key={command.key} command={command} onClick={() => open(command.key)} />),
    panel: (
      <>
        {refused && <Refusal problem={refused} onWay={onWay} />}
        {current?.fields && <CommandDrawer {...{ command: current, touches, onWay }} fields={current.fields} onDone={done} onClose={close} />}
        {current && !current.fields && <Question command={current} touches={touches} onDone={done} onClose={close} onRefused={refuse} />}
      </>
    ),
  };
}

function CommandButton({ command: { title, kind, hotkey }, onClick }: { readonly command: Command; readonly onClick: () => void }): ReactNode {
  return (
    <Button kind={kind ?? 'plain'} {...(hotkey !== undefined && { hotkey })} onClick={onClick}>
      {title}
    </Button>
  );
}

interface Opened {
  readonly command: Command;
  readonly touches: readonly string[];
  readonly onDone: (reply: unknown) => void;
  readonly onClose: () => void;
}

interface Filling extends Opened {
  readonly fields: readonly FieldSpec[];
  readonly onWay: (operation: string) => boolean;
}

function CommandDrawer({ command, fields, touches, onWay, onDone, onClose }: Filling): ReactNode {
  const { operation, title, args, initial, intro, watch, shape, kind, leaving } = command;
  const optional = { ...(initial && { initial }), ...(intro !== undefined && { intro }), ...(watch && { watch }), ...(shape && { shape }) };
  const readAgain = { touches: leaving ?? touches, only: leaving !== undefined };
  return <FormDrawer {...{ operation, title, fields, args, onWay, onDone, onClose }} {...readAgain} {...optional} danger={kind === 'danger'} />;
}

/** A command without anything to type: asked once, sent, and its refusal handed to the page, where the ways forward are. */
function Question({ command, touches, onDone, onClose, onRefused }: Opened & { readonly onRefused: (problem: Problem) => void }): ReactNode {
  const { run, isRunning } = useCommand(command.operation, { touches });
  const send = async (): Promise<void> => {
    try {
      onDone(await run(command.args));
    } catch (problem) {
      onRefused(problemOf(problem));
    }
  };
  return (
    <Confirm
      title={command.title}
      {...(command.intro !== undefined && { text: command.intro })}
      yes={command.title}
      danger={command.kind === 'danger'}
      busy={isRunning}
      onYes={() => void send()}
      onNo={onClose}
    />
  );
}
