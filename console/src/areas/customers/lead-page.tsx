import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { Facts, Link, Loading, Masked, Moment, Page, Panel, Refusal, Status, type FieldSpec } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, usePathParam } from '../../shell/place.js';
import { useCommands, type Command } from './commands.js';
import { leadTexts } from './lead-texts.js';
import './sales.css';
import type { Lead } from './shapes.js';
import { texts } from './texts.js';
import { words } from './words.js';

/** One lead, from its first contact to the customer it becomes (CUS-11, CUS-12). */
export default function LeadPage(): ReactNode {
  const leadId = usePathParam('leadId');
  const found = useRead('customers.getLead', { leadId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known lead={found.data.data} />;
}

function Known({ lead }: { readonly lead: Lead }): ReactNode {
  const t = useTexts(leadTexts);
  const commands = useCommands(useLeadCommands(lead), ['customers']);
  return (
    <Page
      title={lead.companyName}
      crumbs={[{ title: t('title'), to: '/leads' }, { title: lead.companyName }]}
      lead={
        <>
          <Status kind="lead" value={lead.status} /> {lead.keyFollowUp && <span className="tag">{t('key')}</span>} {t('owner')} {lead.ownerName}
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      {lead.customerId !== null && (
        <p className="notice">
          <Link to={`/customers/${lead.customerId}`}>{t('toCustomer')}</Link>
        </p>
      )}
      <Panel title={t('title')}>
        <LeadFacts lead={lead} />
      </Panel>
    </Page>
  );
}

function LeadFacts({ lead }: { readonly lead: Lead }): ReactNode {
  const t = useTexts(leadTexts);
  const all = useTexts(texts);
  const w = useTexts(words);
  const { source, need, contactName, contactPhone, contactEmail, contactNote, creditCode, screening, reason, createdAt } = lead;
  const masked = (value: string | null): ReactNode => (value === null ? null : <Masked value={value} />);
  return (
    <Facts
      items={[
        { label: t('source'), value: w(`source.${source}`) },
        { label: t('need'), value: need },
        { label: all('contactName'), value: masked(contactName) },
        { label: all('contactPhone'), value: masked(contactPhone) },
        { label: all('contactEmail'), value: masked(contactEmail) },
        { label: all('creditCode'), value: creditCode },
        { label: t('note'), value: contactNote },
        { label: t('potential'), value: screening?.potential },
        { label: t('fit'), value: screening?.fit },
        { label: t('credit'), value: screening?.credit },
        { label: t('total'), value: screening?.total },
        { label: t('reason'), value: reason },
        { label: t('createdAt'), value: <Moment value={createdAt} /> },
      ]}
    />
  );
}

const MARKS = [1, 2, 3, 4, 5].map((mark) => ({ value: String(mark), label: String(mark) }));
type Values = Readonly<Record<string, unknown>>;
const asCounts = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, mark]) => [name, parseInt(String(mark), 10)]));

function useLeadCommands({ id, status }: Lead): readonly Command[] {
  const t = useTexts(leadTexts);
  const go = useGo();
  const at = (...statuses: readonly Lead['status'][]): boolean => statuses.includes(status);
  const shared = { allow: 'lead:write', args: { leadId: id } };
  const mark = (name: 'potential' | 'fit' | 'credit'): FieldSpec => ({ name, label: t(name), kind: 'select', options: MARKS, required: true });
  const reason: FieldSpec = { name: 'reason', label: t('reason'), kind: 'long', required: true };
  return [
    {
      ...{ ...shared, key: 'contact', title: t('contact'), operation: 'customers.contactLead', kind: 'main', when: at('new', 'recycled') },
      fields: [{ name: 'note', label: t('note'), kind: 'long' }],
    },
    {
      ...{ ...shared, key: 'qualify', title: t('qualify'), operation: 'customers.qualifyLead', kind: 'main', when: at('contacted') },
      ...{ fields: [mark('potential'), mark('fit'), mark('credit')], shape: asCounts },
    },
    {
      ...{ ...shared, key: 'convert', title: t('convert'), operation: 'customers.convertLead', kind: 'main', when: at('qualified') },
      fields: [{ name: 'title', label: t('opportunityTitle'), kind: 'text' }],
      done: (reply) => go(`/customers/${(reply as Lead).customerId ?? ''}`),
    },
    {
      ...{ ...shared, key: 'disqualify', title: t('disqualify'), operation: 'customers.disqualifyLead', when: at('new', 'contacted', 'qualified', 'recycled') },
      fields: [reason],
    },
    {
      ...{ ...shared, key: 'recycle', title: t('recycle'), operation: 'customers.recycleLead', when: at('new', 'contacted', 'qualified', 'disqualified') },
      fields: [reason, { name: 'newOwnerId', label: t('newOwner'), kind: 'person' }],
      done: (reply) => go(`/leads/${(reply as Lead).id}`),
    },
  ];
}
