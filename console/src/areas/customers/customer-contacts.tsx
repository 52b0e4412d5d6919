import { useState, type ReactNode } from 'react';
import { useMay, type ReplyOf } from '../../api/call.js';
import { Button, Day, Dialog, Empty, Facts, FormDrawer, Masked, Panel, useToast, type FieldSpec } from '../../components/index.js';
import { today, useSay, useTexts, type Say } from '../../i18n/index.js';
import { PURPOSES, type Contact, type Customer } from './shapes.js';
import { texts } from './texts.js';
import { words } from './words.js';

type Revealed = ReplyOf<'customers.revealContact'>;
type Doing = 'add' | 'edit' | 'consent' | 'reveal';

/** The people at a customer: masked, in full only with a reason that goes on the record (XCT-06). */
export function CustomerContacts({ customer }: { readonly customer: Customer }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [doing, begin] = useState<{ readonly what: Doing; readonly contact?: Contact } | null>(null);
  const [revealed, show] = useState<Revealed | null>(null);
  const add = may('customer:write') && (
    <Button icon="plus" onClick={() => begin({ what: 'add' })}>
      {t('addContact')}
    </Button>
  );
  return (
    <>
      {customer.contacts.length === 0 ? <Empty title={t('noContacts')} hint={t('noContactsHint')} action={add} /> : <p>{add}</p>}
      {customer.contacts.map((contact) => (
        <ContactCard key={contact.contactId} contact={contact} onDo={(what) => begin({ what, contact })} />
      ))}
      {doing && <ContactDrawer customerId={customer.id} {...doing} onRevealed={show} onClose={() => begin(null)} />}
      {revealed && <InFull revealed={revealed} onClose={() => show(null)} />}
    </>
  );
}

function ContactCard({ contact, onDo }: { readonly contact: Contact; readonly onDo: (what: Doing) => void }): ReactNode {
  const t = useTexts(texts);
  const w = useTexts(words);
  const may = useMay();
  const { name, position, phone, email, address, consents, erasedAt } = contact;
  const facts = [
    { label: t('position'), value: position },
    { label: t('contactPhone'), value: phone === null ? null : <Masked value={phone} /> },
    { label: t('contactEmail'), value: email === null ? null : <Masked value={email} /> },
    { label: t('address'), value: address },
    ...consents.map(({ purpose, given, on, source }) => ({
      label: w(`purpose.${purpose}`),
      value: (
        <>
          {given ? t('consentGiven') : t('consentWithdrawn')} <Day value={on} /> {source}
        </>
      ),
    })),
  ];
  const actions = erasedAt === null && (
    <>
      {may('pii:reveal') && (
        <Button icon="eye" onClick={() => onDo('reveal')}>
          {t('reveal')}
        </Button>
      )}
      {may('customer:write') && <Button onClick={() => onDo('edit')}>{t('editContact')}</Button>}
      {may('interaction:write') && <Button onClick={() => onDo('consent')}>{t('consent')}</Button>}
    </>
  );
  return (
    <Panel title={name} actions={actions}>
      {erasedAt === null ? <Facts items={facts} /> : <p>{t('erased')}</p>}
    </Panel>
  );
}

interface Drawing {
  readonly customerId: string;
  readonly what: Doing;
  readonly contact?: Contact;
  readonly onRevealed: (revealed: Revealed) => void;
  readonly onClose: () => void;
}

function ContactDrawer({ customerId, what, contact, onRevealed, onClose }: Drawing): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const toast = useToast();
  const purposes = PURPOSES.map((value) => ({ value, label: say(words[`purpose.${value}`]) }));
  const done = (): void => {
    toast.say(t('saved'));
    onClose();
  };
  const common = { touches: ['customers'], onClose, onDone: done };
  const args = { customerId, contactId: contact?.contactId };
  switch (what) {
    case 'add':
      return <FormDrawer {...common} operation="customers.addContact" title={t('addContact')} args={{ customerId }} fields={personFields(t, true)} />;
    case 'edit':
      return <FormDrawer {...common} operation="customers.updateContact" title={t('editContact')} args={args} fields={personFields(t, false)} />;
    case 'consent':
      return (
        <FormDrawer
          {...common}
          operation="customers.recordConsent"
          title={t('consent')}
          args={args}
          fields={consentFields(t, purposes)}
          initial={{ given: true, on: today() }}
        />
      );
    case 'reveal':
      return (
        <FormDrawer
          {...common}
          operation="customers.revealContact"
          title={t('reveal')}
          intro={t('revealHint')}
          args={args}
          fields={[{ name: 'reason', label: t('revealReason'), kind: 'long', required: true }]}
          onDone={(reply) => {
            onRevealed(reply);
            onClose();
          }}
        />
      );
  }
}

/** Masked values are not offered for correction: who corrects types the whole anew. */
const personFields = (t: Say<typeof texts>, required: boolean): readonly FieldSpec[] => [
  { name: 'name', label: t('contactName'), kind: 'text', required },
  { name: 'position', label: t('position'), kind: 'text' },
  { name: 'phone', label: t('contactPhone'), kind: 'text' },
  { name: 'email', label: t('contactEmail'), kind: 'text' },
  { name: 'address', label: t('address'), kind: 'text' },
];

const consentFields = (t: Say<typeof texts>, purposes: readonly { readonly value: string; readonly label: string }[]): readonly FieldSpec[] => [
  { name: 'purpose', label: t('consentPurpose'), kind: 'select', options: purposes, required: true },
  { name: 'given', label: t('consentGiven'), kind: 'check' },
  { name: 'on', label: t('consentOn'), kind: 'date', required: true },
  { name: 'source', label: t('consentSource'), kind: 'text', required: true },
];

/** Shown once and kept nowhere: closed, it is gone. */
function InFull({ revealed: { name, phone, email, address }, onClose }: { readonly revealed: Revealed; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const facts = [
    { label: t('contactName'), value: name },
    { label: t('contactPhone'), value: phone },
    { label: t('contactEmail'), value: email },
    { label: t('address'), value: address },
  ];
  return (
    <Dialog title={t('revealed')} onClose={onClose}>
      <Facts items={facts} />
    </Dialog>
  );
}
