import type { ReactNode } from 'react';
import { useUnits } from '../api/reference.js';
import type { UnitView } from '../api/shapes.gen.js';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Lookup } from './lookup.js';

export interface OrgPickerProps {
  readonly id?: string;
  readonly value: string | undefined;
  readonly onPick: (path: string | undefined) => void;
  readonly required?: boolean;
  readonly invalid?: boolean;
}

const asUnit = (row: Readonly<Record<string, unknown>>): UnitView => row as unknown as UnitView;

/** A unit of the organisation, from the tree of them, or found by part of its name, its code, pinyin or initials. */
export function OrgPicker({ id, value, onPick, required = false, invalid = false }: OrgPickerProps): ReactNode {
  const t = useTexts(common);
  const units = useUnits();
  const nameOf = (path: string): string | undefined => units.get(path)?.name;
  /** Where a unit lies: two branches have a department of the same name. */
  const above = (path: string): string =>
    ancestorsOf(path)
      .slice(1)
      .flatMap((each) => nameOf(each) ?? [])
      .join(' · ');
  const tree = [...units.values()].filter(({ status }) => status === 'open').toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return (
    <Lookup
      {...(id !== undefined && { id })}
      operation="identity.findUnits"
      value={value}
      taken={(row) => asUnit(row).path}
      shown={value === undefined ? '' : (nameOf(value) ?? value)}
      placeholder={t('chooseUnit')}
      detail={(row) => above(asUnit(row).path)}
      atFirst={tree as unknown as readonly Readonly<Record<string, unknown>>[]}
      level={(row) => ancestorsOf(asUnit(row).path).length}
      {...{ required, invalid }}
      onPick={onPick}
    />
  );
}

/** `hq.bj.sales` lies in `hq` and in `hq.bj`. */
function ancestorsOf(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
}
