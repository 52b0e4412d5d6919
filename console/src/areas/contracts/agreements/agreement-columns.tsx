import { Day, PersonName, Status, type Column } from '../../../components/index.js';
import type { Say } from '../../../i18n/index.js';
import type { agreementTexts } from './agreement-texts.js';
import type { Agreement } from './shapes.js';

/** What lists of agreements of both kinds show; `own` stands between who and when. */
export const agreementColumns = <A extends Agreement>(t: Say<typeof agreementTexts>, party: string, own: readonly Column<A>[]): readonly Column<A>[] => [
  { key: 'no', title: t('no'), render: ({ no }) => (no === null ? <span className="quiet">{t('unnumbered')}</span> : <span className="figure">{no}</span>) },
  { key: 'customerName', title: party },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="agreement" value={status} /> },
  ...own,
  { key: 'validFrom', title: t('validFrom'), render: ({ validFrom }) => <Day value={validFrom} />, sort: ({ validFrom }) => validFrom },
  { key: 'validUntil', title: t('validUntil'), render: ({ validUntil }) => <Day value={validUntil} />, sort: ({ validUntil }) => validUntil },
  { key: 'salesRepId', title: t('salesRep'), render: ({ salesRepId }) => <PersonName id={salesRepId} /> },
  { key: 'templateCode', title: t('template'), hidden: true },
];
