import type { ReactNode } from 'react';
import type { CommandId, ListId, Problem, ReplyOf } from '../api/call.js';
import type { IconName } from './icons.js';

// What every component takes. The texts are strings in the reader's language: `t('…')`.

export interface PageProps {
  readonly title: ReactNode;
  /** Where this page belongs; the last is the page itself and has no `to`. Default: the area and the title. */
  readonly crumbs?: readonly { readonly title: string; readonly to?: string }[];
  /** Buttons at the right of the title; on a phone below it. */
  readonly actions?: ReactNode;
  /** A line under the title, e.g. the state and the number of a record. */
  readonly lead?: ReactNode;
  /** A document that people want on paper: with a button for it. */
  readonly prints?: boolean;
  readonly children: ReactNode;
}

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  /** Default: the field of that name, as text. */
  readonly render?: (row: R) => ReactNode;
  /** CSS length; default: as wide as it needs. */
  readonly width?: string;
  /** `end`: figures and amounts. */
  readonly align?: 'start' | 'end' | 'center';
  /** Sorts the rows that are loaded by this value. A list sorted by the server is asked for through the filter. */
  readonly sort?: (row: R) => string | number;
  /** Not shown unless somebody chooses it. */
  readonly hidden?: boolean;
  /** On a phone the first column is the heading of the card; `phone: false` leaves this one out. */
  readonly phone?: boolean;
}

export interface Selection<R> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  readonly mayBe?: (row: R) => boolean;
}

export interface DataTableProps<R> {
  /** Under this name the choice of columns and the saved views of this person are kept. */
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  /** Default: the field `id`. */
  readonly rowKey?: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  readonly isLoading?: boolean;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
  readonly error?: Problem | null;
  readonly empty?: ReactNode;
  readonly selection?: Selection<R>;
  /** What can be done with the list as a whole, beside the choice of views and columns. */
  readonly tools?: ReactNode;
  /** The row that is shown beside the list, in a split view. */
  readonly current?: string;
  /** The row the keys are at, each time they move. */
  readonly onPoint?: (row: R) => void;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Filter {
  readonly key: string;
  readonly label: string;
  /** `many`: several of the options at once. */
  readonly kind: 'text' | 'select' | 'many' | 'date' | 'money';
  readonly options?: readonly Option[];
}
/** By key of the filter; absent or empty: not filtered by it. */
export type FilterValue = Readonly<Record<string, string | readonly string[] | undefined>>;
export interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly value: FilterValue;
  /** What is changed; the others stay as they are by then, which may be others than are drawn yet. */
  readonly onChange: (changed: FilterValue) => void;
}

export type FieldKind =
  | 'text'
  | 'long'
  | 'number'
  | 'money'
  | 'quantity'
  | 'date'
  | 'datetime'
  | 'select'
  | 'many'
  | 'check'
  | 'lines'
  | 'org'
  | 'person'
  | 'lookup';

/** One field of a form. What is sent: a string for text, money, quantity and dates (a moment as RFC 3339), a boolean for `check`, an array for `many` and `lines`. */
export interface FieldSpec {
  /** As the operation calls it; `customer.name` for a field of an object. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly options?: readonly Option[];
  readonly required?: boolean;
  readonly hint?: string;
  readonly lookup?: LookupSpec;
  /** Of `lines`: the fields of one line, and how many there must be. */
  readonly columns?: readonly FieldSpec[];
  readonly min?: number;
  readonly unit?: string;
  /** Shown only while this says so of what is typed. */
  readonly when?: (values: Readonly<Record<string, unknown>>) => boolean;
  /** A command that leaves the field out where it is empty; `null`: sends null instead. */
  readonly empty?: 'omit' | 'null';
}

/** A record of another list to choose from, by typing part of its name, number or pinyin. */
export interface LookupSpec {
  readonly operation: ListId;
  readonly args?: Readonly<Record<string, unknown>>;
  /** What is shown of a record; default: `name`, else `title`, else `no`. */
  readonly label?: (row: Readonly<Record<string, unknown>>) => string;
  /** A second, quieter word; default: `no`. */
  readonly detail?: (row: Readonly<Record<string, unknown>>) => string;
  /** What is sent; default: `id`. */
  readonly value?: (row: Readonly<Record<string, unknown>>) => string;
  /** What records are called that were chosen before. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface FormDrawerProps<K extends CommandId> {
  readonly operation: K;
  readonly title: string;
  readonly fields: readonly FieldSpec[];
  readonly initial?: Readonly<Record<string, unknown>>;
  /** What is sent besides: path parameters, and fields nobody types. */
  readonly args?: Readonly<Record<string, unknown>>;
  readonly ifMatch?: string;
  readonly touches?: readonly string[];
  /** Only `touches` is read again: what it is about is out of the reader's hands afterwards. */
  readonly only?: boolean;
  /** What the button says; default: 确定. */
  readonly send?: string;
  readonly danger?: boolean;
  /** A short question above the page, instead of a form at its side. */
  readonly short?: boolean;
  /** Above the fields: what this does. */
  readonly intro?: ReactNode;
  /** Shaped for sending where the typed values are not yet what the operation takes. */
  readonly shape?: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Below the fields, drawn again with every key: e.g. a live sum, or customers that look the same. */
  readonly watch?: (values: Readonly<Record<string, unknown>>) => ReactNode;
  /** A way forward out of a refusal; true: the page takes it. */
  readonly onWay?: (operation: string) => boolean | undefined;
  readonly onDone: (reply: ReplyOf<K>) => void;
  readonly onClose: () => void;
}

export interface RefusalProps {
  readonly problem: Problem;
  /** Takes a way forward on the page itself; true: done, so that no page is opened. */
  readonly onWay?: (operation: string) => boolean | undefined;
  readonly onRetry?: () => void;
}

export interface TimelineItem {
  readonly at: string;
  readonly who?: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly href?: string;
  readonly icon?: IconName;
}

export interface KanbanProps<C> {
  readonly columns: readonly { readonly key: string; readonly title: string; readonly sum?: ReactNode }[];
  readonly cards: readonly C[];
  readonly cardKey: (card: C) => string;
  readonly column: (card: C) => string;
  readonly render: (card: C) => ReactNode;
  /** Says what a reader of the screen hears. */
  readonly label?: (card: C) => string;
  readonly onMove: (card: C, to: string) => unknown;
  readonly onOpen?: (card: C) => void;
  readonly mayMove?: (card: C, to: string) => boolean;
}

export type StepState = 'done' | 'now' | 'later' | 'refused';
export interface Step {
  readonly key: string;
  readonly title: string;
  readonly state: StepState;
  readonly at?: string | null;
  readonly note?: ReactNode;
}

export interface ButtonProps {
  readonly kind?: 'main' | 'plain' | 'danger';
  /** `a`, `ctrl+enter`: pressed anywhere but in a field (with ctrl also there). */
  readonly hotkey?: string;
  /** The key the page itself listens to. */
  readonly keyShown?: string;
  readonly icon?: IconName;
  readonly onClick?: () => void;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly type?: 'button' | 'submit';
  /** What a reader of the screen hears where the button has only an icon. */
  readonly label?: string;
  readonly children?: ReactNode;
}

export interface EmptyProps {
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
}

export interface TabsProps {
  readonly items: readonly { readonly key: string; readonly title: string; readonly count?: number }[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

export interface ConfirmProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** What the button says; default: 确定. */
  readonly yes?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly problem?: Problem | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export interface LookupProps extends Omit<LookupSpec, 'value'> {
  readonly id?: string;
  readonly value: string | undefined;
  /** What of a record is its value; default: `id`. */
  readonly taken?: LookupSpec['value'];
  /** What is shown until the record has been read, or where it cannot be. */
  readonly shown?: string;
  readonly onPick: (value: string | undefined, row?: Readonly<Record<string, unknown>>) => void;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly invalid?: boolean;
  /** Offered while nothing is typed, instead of the newest of the list. */
  readonly atFirst?: readonly Readonly<Record<string, unknown>>[];
  /** How deep such a row lies in a tree; 0: at its top. */
  readonly level?: (row: Readonly<Record<string, unknown>>) => number;
}

export interface ChartProps {
  /** An ECharts option without colours and fonts: they follow the theme. */
  readonly option: Readonly<Record<string, unknown>>;
  /** The same figures as a table, for everybody who would rather read, or cannot see, the picture. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] };
  readonly title: string;
  /** Pixels; default 280. */
  readonly height?: number;
  /** What was clicked: the name of the bar, slice or point. */
  readonly onPick?: (name: string) => void;
}

export interface BarProps {
  readonly label: string;
  readonly value: string;
  readonly max: string;
  readonly over?: boolean;
  /** Default: by how much of it is used. What is to be reached is `good` at every height. */
  readonly tone?: 'good' | 'warn' | 'bad';
  readonly unit?: string;
  /** How the two figures are shown; default: as amounts. */
  readonly kind?: 'money' | 'quantity' | 'percent';
}

export interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: ReactNode;
  readonly href?: string;
  readonly tone?: 'good' | 'warn' | 'bad';
}

/** A case under review, as the inbox and the records tell it. */
export interface ApprovalStep {
  readonly step: string;
  readonly round: number;
  readonly state: string;
  readonly byName: string | null;
  readonly onBehalfOfName: string | null;
  readonly at: string | null;
  readonly comment: string | null;
  readonly addedByName: string | null;
  /** Whom it was given to by name. */
  readonly named: readonly string[];
  readonly dueAt: string | null;
}
export interface ApprovalEntry {
  readonly what: string;
  readonly step: string | null;
  readonly other: string | null;
  readonly byName: string | null;
  readonly onBehalfOfName: string | null;
  readonly at: string;
  readonly comment: string | null;
}
export interface Review {
  readonly policy: string;
  readonly outcome: string;
  readonly submittedAt: string | null;
  readonly steps: readonly ApprovalStep[];
  readonly history: readonly ApprovalEntry[];
}
export interface ApprovalPanelProps {
  /** `review` of any record that is reviewed. */
  readonly review: Review;
  readonly facts?: readonly { readonly name: string; readonly label?: string | undefined; readonly before: string | null; readonly now: string }[];
  readonly requirements?: readonly string[];
  /** Buttons to decide, where the reader may. */
  readonly actions?: ReactNode;
}
