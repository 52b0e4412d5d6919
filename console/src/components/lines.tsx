import type { ComponentType, ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Button } from './button.js';
import type { FieldProps } from './field-props.js';
import { valueAt, withValue, type Values } from './form-values.js';

/** Several of the same: each line has its own fields; lines are added and taken away. */
export function Lines({ Field, field, value, errors, path, onChange }: FieldProps & { readonly Field: ComponentType<FieldProps> }): ReactNode {
  const t = useTexts(common);
  const columns = field.columns ?? [];
  const lines: readonly Values[] = Array.isArray(value) ? (value as Values[]) : [];
  const least = field.min ?? 0;
  const change = (place: number, name: string, next: unknown): void => onChange(lines.map((line, at) => (at === place ? withValue(line, name, next) : line)));
  return (
    <fieldset className="lines" data-field={path}>
      <legend>
        {field.label}
        {field.required === true && <span className="must">*</span>}
      </legend>
      {lines.map((line, place) => (
        <div key={place} className="lines-line">
          <span className="quiet lines-no">{t('line', { n: place + 1 })}</span>
          {columns
            .filter((column) => column.when?.(line) ?? true)
            .map((column) => (
              <Field
                key={column.name}
                field={column}
                value={valueAt(line, column.name)}
                errors={errors}
                path={`${path}.${String(place)}.${column.name}`}
                onChange={(next) => change(place, column.name, next)}
              />
            ))}
          {lines.length > least && <Button icon="close" label={t('remove')} onClick={() => onChange(lines.filter((_, at) => at !== place))} />}
        </div>
      ))}
      {errors.get(path) !== undefined && <p className="field-error">{errors.get(path)}</p>}
      <Button icon="plus" onClick={() => onChange([...lines, {}])}>
        {t('addLine')}
      </Button>
    </fieldset>
  );
}
