import type { ReactNode } from 'react';
import { useRead } from '../../../api/call.js';
import { FormDrawer, type FieldSpec } from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { useGo } from '../../../shell/place.js';
import type { TermsForm } from './agreement-commands.js';
import { agreementTexts } from './agreement-texts.js';
import type { Kind } from './shapes.js';

interface DraftAgreementProps {
  readonly kind: Kind;
  readonly title: string;
  readonly intro: string;
  /** What the other side is called. */
  readonly party: string;
  readonly terms: TermsForm;
  readonly onClose: () => void;
}

/** A new agreement: with whom, from which template, and what it says. */
export function DraftAgreement({ kind, title, intro, party, terms, onClose }: DraftAgreementProps): ReactNode {
  const t = useTexts(agreementTexts);
  const go = useGo();
  const found = useRead('contracts.findTemplates', { status: ['effective'], limit: 200 });
  if (!found.data) return null;
  const templates = found.data.data.items.filter((template) => template.kind === kind.template);
  const head: readonly FieldSpec[] = [
    { name: 'customerId', label: party, kind: 'lookup', lookup: { operation: 'customers.findCustomers' }, required: true },
    {
      ...{ name: 'templateCode', label: t('template'), kind: 'select', hint: t('templateHint'), required: true },
      options: templates.map(({ code, title: name }) => ({ value: code, label: `${name} ${code}` })),
    },
  ];
  return (
    <FormDrawer
      operation={`contracts.draft${kind.operation}`}
      title={title}
      intro={<p className="quiet">{intro}</p>}
      fields={[...head, ...terms.fields]}
      initial={{ templateCode: templates[0]?.code, ...terms.initial }}
      {...(terms.shape && { shape: terms.shape })}
      touches={['contracts']}
      onDone={({ id }) => go(`${kind.path}/${id}`)}
      onClose={onClose}
    />
  );
}
