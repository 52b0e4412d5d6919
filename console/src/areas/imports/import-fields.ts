import type { CustomersImportField, ImportStatus } from '../../api/shapes.gen.js';
import { useSay } from '../../i18n/index.js';
import { FIELD_WORDS } from './import-texts.js';

export const FIELDS = Object.keys(FIELD_WORDS) as readonly CustomersImportField[];

const isField = (field: string): field is CustomersImportField => field in FIELD_WORDS;

/** A field in words; as the service calls it where the console does not know it. */
export function useFieldWord(): (field: string) => string {
  const say = useSay();
  return (field) => (isField(field) ? say(FIELD_WORDS[field]) : field);
}

/** Nothing announces how far an import is. */
export const AGAIN_MS = 1_500;

export const isMoving = (status: ImportStatus): boolean => status === 'uploaded' || status === 'running';
export const isOpen = (status: ImportStatus): boolean => isMoving(status) || status === 'checked';
