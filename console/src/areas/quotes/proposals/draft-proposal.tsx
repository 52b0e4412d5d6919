import type { ReactNode } from 'react';
import { useRead } from '../../../api/call.js';
import { FormDrawer, type FieldSpec } from '../../../components/index.js';
import { useTexts } from '../../../i18n/index.js';
import { useGo } from '../../../shell/place.js';
import { useProposalFields } from './proposal-fields.js';
import { proposalTexts } from './proposal-texts.js';

interface DraftProposalProps {
  /** Where the page it comes from knows them. */
  readonly customerId: string | undefined;
  readonly opportunityId: string | undefined;
  readonly onClose: () => void;
}

/** A proposal from nothing: for whom, and what it says. */
export function DraftProposal({ customerId, opportunityId, onClose }: DraftProposalProps): ReactNode {
  const t = useTexts(proposalTexts);
  const go = useGo();
  const fields = useProposalFields(customerId);
  const customer = useRead('customers.getCustomer', { customerId: customerId ?? '' }, { enabled: customerId !== undefined }).data?.data;
  const whom: FieldSpec = { name: 'customerId', label: t('customer'), kind: 'lookup', lookup: { operation: 'customers.findCustomers' }, required: true };
  return (
    <FormDrawer
      operation="contracts.draftProposal"
      title={t('draft')}
      intro={
        <div className="form-intro">
          {customer && <p>{t('forCustomer', { name: customer.name })}</p>}
          <p className="quiet">{t('draftIntro')}</p>
        </div>
      }
      fields={customerId === undefined ? [whom, ...fields] : fields}
      initial={{ payment: 'prepay', lines: [{}], requirements: [] }}
      args={{ customerId, opportunityId }}
      touches={['contracts', 'customers']}
      onDone={({ id }) => go(`/proposals/${id}`)}
      onClose={onClose}
    />
  );
}
