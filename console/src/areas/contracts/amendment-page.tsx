import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { Loading, Page, Panel, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { Reach } from '../customers/reach.js';
import '../customers/sales.css';
import { AmendmentPanel } from './amendment-panel.js';
import { changeTexts } from './change-texts.js';
import './contracts.css';
import { texts } from './texts.js';

/** One amendment: what it changes, its review, and its wording (CON-12). */
export default function AmendmentPage(): ReactNode {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const amendmentId = usePathParam('amendmentId');
  const found = useRead('contracts.getAmendment', { amendmentId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { no, contractId, contractNo, customerId, customerName } = found.data.data;
  const title = no === null ? t('amendmentDraft') : t('amendment', { no });
  const contract = all('contractNo', { no: contractNo });
  return (
    <Page
      title={title}
      crumbs={[{ title: t('changesTitle'), to: '/contracts/changes' }, { title: contract, to: `/contracts/${contractId}?tab=versions` }, { title }]}
      lead={
        <Reach to={`/customers/${customerId}`} allow="customer:read">
          {customerName}
        </Reach>
      }
    >
      <AmendmentPanel amendment={found.data.data} />
      <Wording amendmentId={amendmentId} />
    </Page>
  );
}

function Wording({ amendmentId }: { readonly amendmentId: string }): ReactNode {
  const t = useTexts(changeTexts);
  const found = useRead('contracts.amendmentText', { amendmentId });
  return (
    <Panel title={t('wording')}>
      {found.isLoading && <Loading />}
      {found.error && <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && <p className="wording">{found.data.data.text}</p>}
    </Panel>
  );
}
