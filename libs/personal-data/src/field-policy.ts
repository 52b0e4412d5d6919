import { maskedAddress, maskedEmail, maskedName, maskedPhone, maskedReporter } from './masks.js';

/**
 * Which fields are personal, how everybody sees them, and who may see more: the one place that says so (S8).
 * `reveal` never comes with a list or an ordinary view; it is an operation of its own, with a reason, on the record.
 */
export const FIELD_POLICY = {
  name: { shown: maskedName, reveal: 'pii:reveal', searchable: false },
  phone: { shown: maskedPhone, reveal: 'pii:reveal', searchable: true },
  email: { shown: maskedEmail, reveal: 'pii:reveal', searchable: false },
  address: { shown: maskedAddress, reveal: 'pii:reveal', searchable: false },
  reporter: { shown: maskedReporter, reveal: 'pii:reveal', searchable: false },
} as const;

export type PersonalField = keyof typeof FIELD_POLICY;
