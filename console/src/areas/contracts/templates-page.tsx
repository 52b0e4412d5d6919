import type { ReactNode } from 'react';
import { useRead, type ItemOf } from '../../api/call.js';
import { Dialog, Facts, FormDrawer, Loading, PersonName, Status, useStatusOptions, useToast, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { useCommands, type Command } from '../customers/commands.js';
import { ListPage } from '../list-page.js';
import '../customers/sales.css';
import { Slotted } from './contract-clauses.js';
import './contracts.css';
import { templateTexts } from './template-texts.js';

type Template = ItemOf<'contracts.findTemplates'>;
const STATUSES = ['draft', 'endorsed', 'effective', 'superseded'] as const;
const KINDS = ['sales', 'service', 'partner'] as const;

/** The company's contract templates and their versions; contracts are made of nothing else (CON-06, CON-07). */
export default function TemplatesPage(): ReactNode {
  const t = useTexts(templateTexts);
  const [view, change] = useView<ViewOf<'/contracts/templates'>>();
  return (
    <ListPage
      operation="contracts.findTemplates"
      name="contract-templates"
      title={t('title')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('template', STATUSES) },
      ]}
      columns={columnsOf(t)}
      onOpen={({ id }) => change({ open: id })}
      begin={{ title: t('draft'), allow: 'template:manage', onBegin: () => change({ do: 'draft' }) }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    >
      {typeof view.open === 'string' && <OneTemplate templateId={view.open} onClose={() => change({ open: undefined, do: undefined })} />}
      {view.do === 'draft' && view.open === undefined && <DraftTemplate onClose={() => change({ do: undefined })} />}
    </ListPage>
  );
}

const columnsOf = (t: Say<typeof templateTexts>): readonly Column<Template>[] => [
  { key: 'title', title: t('name') },
  { key: 'code', title: t('code') },
  { key: 'templateVersion', title: t('version'), align: 'end' },
  { key: 'kind', title: t('kind'), render: ({ kind }) => t(`kind.${kind}`) },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="template" value={status} /> },
];

function OneTemplate({ templateId, onClose }: { readonly templateId: string; readonly onClose: () => void }): ReactNode {
  const found = useRead('contracts.getTemplate', { templateId });
  return (
    <Dialog title={found.data?.data.title ?? ''} onClose={onClose} wide>
      {found.data ? <Known template={found.data.data} /> : <Loading />}
    </Dialog>
  );
}

function Known({ template }: { readonly template: Template }): ReactNode {
  const t = useTexts(templateTexts);
  const commands = useCommands(useTemplateCommands(template), ['contracts']);
  const { code, templateVersion, kind, status, body, draftedBy, endorsedBy, approvedBy } = template;
  const person = (id: string | null): ReactNode => (id === null ? null : <PersonName id={id} />);
  return (
    <>
      {commands.panel}
      <Facts
        items={[
          { label: t('code'), value: code },
          { label: t('version'), value: templateVersion },
          { label: t('kind'), value: t(`kind.${kind}`) },
          { label: t('status'), value: <Status kind="template" value={status} /> },
          { label: t('draftedBy'), value: person(draftedBy) },
          { label: t('endorsedBy'), value: person(endorsedBy) },
          { label: t('approvedBy'), value: person(approvedBy) },
        ]}
      />
      <p className="quiet">{t('slotsHint')}</p>
      <Slotted text={body} />
      <div className="actions">{commands.bar}</div>
    </>
  );
}

function useTemplateCommands({ id, status }: Template): readonly Command[] {
  const t = useTexts(templateTexts);
  const { say } = useToast();
  const shared = { args: { templateId: id }, kind: 'main', done: () => say(t('saved')) } as const;
  return [
    {
      ...shared,
      key: 'endorse',
      title: t('endorse'),
      operation: 'contracts.endorseTemplate',
      allow: 'template:endorse',
      intro: t('endorseIntro'),
      when: status === 'draft',
    },
    {
      ...shared,
      key: 'approve',
      title: t('approve'),
      operation: 'contracts.approveTemplate',
      allow: 'template:approve',
      intro: t('approveIntro'),
      when: status === 'endorsed',
    },
  ];
}

function DraftTemplate({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(templateTexts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="contracts.draftTemplate"
      title={t('draft')}
      fields={[
        { name: 'code', label: t('code'), kind: 'text', required: true },
        { name: 'title', label: t('name'), kind: 'text', required: true },
        { name: 'kind', label: t('kind'), kind: 'select', options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })), required: true },
        { name: 'body', label: t('body'), kind: 'long', hint: t('bodyHint'), required: true },
      ]}
      initial={{ kind: 'sales' }}
      touches={['contracts']}
      watch={({ body }) => (typeof body === 'string' && body !== '' ? <Slotted text={body} /> : null)}
      onDone={() => {
        say(t('saved'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
