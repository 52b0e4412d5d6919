import type { ReactNode } from 'react';
import { useUnits } from '../api/reference.js';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';

export interface OrgPickerProps {
  readonly id?: string;
  readonly value: string | undefined;
  readonly onPick: (path: string | undefined) => void;
  readonly required?: boolean;
  readonly invalid?: boolean;
}

const INDENT = '  ';

/** A unit of the organisation; what lies below another is set in below it. */
export function OrgPicker({ id, value, onPick, required = false, invalid = false }: OrgPickerProps): ReactNode {
  const t = useTexts(common);
  const units = [...useUnits().values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return (
    <select
      id={id}
      value={value ?? ''}
      required={required}
      aria-invalid={invalid}
      onChange={({ target }) => onPick(target.value === '' ? undefined : target.value)}
    >
      <option value="">{t('choose')}</option>
      {units.map(({ path, name }) => (
        <option key={path} value={path}>
          {INDENT.repeat(path.split('.').length - 1)}
          {name}
        </option>
      ))}
    </select>
  );
}
