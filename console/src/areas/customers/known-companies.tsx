import { useEffect, useState, type ReactNode } from 'react';
import { useMay, useRead } from '../../api/call.js';
import { Link } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

const LETTERS_WORTH_ASKING = 2;
const PAUSE = 350;

/** What is said is asked for when somebody has stopped typing. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Legal forms are in every name; without them the search finds the same company under another form. */
const core = (name: string): string => name.trim().replace(/(股份)?有限(责任)?公司$|集团$|公司$/u, '');

/** Companies that look like the one being typed, among what the reader can see (CUS-14); the platform looks everywhere when it is sent. */
export function KnownCompanies({ name }: { readonly name: string }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const q = useSettled(core(name));
  const enabled = q.length >= LETTERS_WORTH_ASKING;
  const customers = useRead('customers.findCustomers', { q, limit: 5 }, { enabled: enabled && may('customer:read') });
  const leads = useRead('customers.findLeads', { q, limit: 5 }, { enabled: enabled && may('lead:read') });
  if (!enabled) return null;

  const found = [
    ...(customers.data?.data.items ?? []).map(({ id, name: known, ownerName }) => ({
      to: `/customers/${id}`,
      known,
      whose: t('isCustomerOf', { owner: ownerName }),
    })),
    ...(leads.data?.data.items ?? [])
      .filter(({ customerId }) => customerId === null)
      .map(({ id, companyName, ownerName }) => ({ to: `/leads/${id}`, known: companyName, whose: t('isLeadOf', { owner: ownerName }) })),
  ];
  if (found.length === 0) return customers.isSuccess || leads.isSuccess ? <p className="quiet known-companies">{t('notKnown')}</p> : null;
  return (
    <section className="notice warn known-companies" role="status">
      <strong>{t('maybeKnown')}</strong>
      <ul>
        {found.map(({ to, known, whose }) => (
          <li key={to}>
            <Link to={to}>{known}</Link> <span className="quiet">{whose}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('maybeKnownHint')}</p>
    </section>
  );
}
