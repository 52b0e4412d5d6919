import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { formatMoney } from '../i18n/index.js';
import { amountOf } from './money-amount.js';

export interface MoneyInputProps {
  readonly id?: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly currency?: string;
  readonly label?: string;
  readonly required?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
}

/** An amount: grouped while it is only looked at, plain while it is typed. */
export function MoneyInput({ id, value, onChange, currency = 'CNY', label, required = false, invalid = false, describedBy }: MoneyInputProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const isEntered = typed !== undefined;
  // the plain figure takes the place of the grouped one, and what was selected on the way in would be selected no more: typing would go behind the old amount
  useLayoutEffect(() => {
    if (isEntered) field.current?.select();
  }, [isEntered]);
  const shown = typed ?? (value === undefined || value === '' ? '' : formatMoney(value, currency));
  return (
    <input
      ref={field}
      id={id}
      className="amount"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      required={required}
      value={shown}
      onFocus={() => setTyped(value ?? '')}
      onBlur={() => setTyped(undefined)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value.trim() === '' ? undefined : (amountOf(target.value) ?? target.value));
      }}
    />
  );
}
