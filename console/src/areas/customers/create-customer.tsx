import type { ReactNode } from 'react';
import { FormDrawer, useToast, type FieldSpec } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { KnownCompanies } from './known-companies.js';
import { texts } from './texts.js';

/** What is asked of a company in its file, when it is opened and when it is corrected. */
export const companyFields = (t: Say<typeof texts>): readonly FieldSpec[] => [
  { name: 'name', label: t('name'), kind: 'text', required: true },
  { name: 'creditCode', label: t('creditCode'), kind: 'text', hint: t('creditCodeHint') },
  {
    name: 'creditCodeReason',
    label: t('creditCodeReason'),
    kind: 'text',
    hint: t('creditCodeReasonHint'),
    when: ({ creditCode }) => typeof creditCode === 'string' && creditCode !== '',
  },
  { name: 'industry', label: t('industry'), kind: 'text' },
  { name: 'address', label: t('address'), kind: 'text' },
  { name: 'needs', label: t('needs'), kind: 'long' },
  { name: 'preferences', label: t('preferences'), kind: 'long' },
];

const personFields = (t: Say<typeof texts>): readonly FieldSpec[] => [
  { name: 'contactName', label: t('contactName'), kind: 'text' },
  { name: 'contactPosition', label: t('position'), kind: 'text', when: ({ contactName }) => Boolean(contactName) },
  { name: 'contactPhone', label: t('contactPhone'), kind: 'text', when: ({ contactName }) => Boolean(contactName) },
];

type Values = Readonly<Record<string, unknown>>;

/** The first contact person is typed beside the company; the operation takes them as a list. */
const withContact = ({ contactName, contactPosition, contactPhone, ...company }: Values): Values =>
  contactName
    ? {
        ...company,
        contacts: [{ name: contactName, ...(contactPosition ? { position: contactPosition } : {}), ...(contactPhone ? { phone: contactPhone } : {}) }],
      }
    : company;

/** A new customer file, with whoever may be the same company shown while its name is typed (CUS-01, CUS-14). */
export function CreateCustomer({ onDone, onClose }: { readonly onDone: (customerId: string) => void; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  const [name, ...rest] = companyFields(t);
  return (
    <FormDrawer
      operation="customers.createCustomer"
      title={t('newCustomer')}
      fields={name ? [name, ...personFields(t), ...rest] : rest}
      shape={withContact}
      watch={(values) => <KnownCompanies name={typeof values.name === 'string' ? values.name : ''} />}
      touches={['customers']}
      onDone={(reply) => {
        const { id, no } = reply;
        say(`${t('saved')} ${no}`);
        onDone(id);
      }}
      onClose={onClose}
    />
  );
}
