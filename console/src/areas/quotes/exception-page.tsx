import type { ReactNode } from 'react';
import { problemOf, useRead } from '../../api/call.js';
import { ApprovalPanel, Bar, Day, Facts, Link, Loading, Money, Page, Panel, Percent, Quantity, Refusal, Status } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { useCommands, type Command } from '../customers/commands.js';
import '../customers/sales.css';

import { exceptionTexts } from './exception-texts.js';
import type { PriceException } from './shapes.js';

/** One price exception: its terms, who bears the loss, its review and what quotes took of it. */
export default function ExceptionPage(): ReactNode {
  const priceExceptionId = usePathParam('priceExceptionId');
  const found = useRead('contracts.getPriceException', { priceExceptionId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known exception={found.data.data} />;
}

function Known({ exception }: { readonly exception: PriceException }): ReactNode {
  const t = useTexts(exceptionTexts);
  const commands = useCommands(useExceptionCommands(exception), ['contracts']);
  const { no, status, customerId, customerName, review, usedQuantity, maxQuantity, unit, uses } = exception;
  return (
    <Page
      title={no}
      crumbs={[{ title: t('title'), to: '/quotes/exceptions' }, { title: no }]}
      lead={
        <>
          <Link to={`/customers/${customerId}`}>{customerName}</Link> <Status kind="price-exception" value={status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      <div className="beside">
        <Panel title={t('title')}>
          <div className="stack">
            <Terms exception={exception} />
            <Bar label={t('used')} value={usedQuantity} max={maxQuantity} kind="quantity" unit={unit} />
            {uses.map(({ quoteId, quantity, unitPrice, sold }) => (
              <div key={quoteId} className="actions">
                <Link to={`/quotes/${quoteId}`}>{t('quote')}</Link> <Quantity value={quantity} unit={unit} /> × <Quantity value={unitPrice} />{' '}
                {sold && t('sold')}
              </div>
            ))}
          </div>
        </Panel>
        {review !== null && (
          <Panel title={t('review')}>
            <ApprovalPanel review={review} />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function Terms({ exception }: { readonly exception: PriceException }): ReactNode {
  const t = useTexts(exceptionTexts);
  const { kind, productName, sku, unit, listPrice, floorPrice, discount, maxQuantity, mostLost, validUntil, reason, lossBorneBy, endedBecause } = exception;
  return (
    <Facts
      items={[
        { label: t('product'), value: `${productName} ${sku}` },
        { label: t('kind'), value: t(`kind.${kind}`) },
        { label: t('listPrice'), value: <Quantity value={listPrice} unit={`/ ${unit}`} /> },
        { label: t('floorPrice'), value: <Quantity value={floorPrice} unit={`/ ${unit}`} /> },
        { label: t('discount'), value: <Percent value={discount} /> },
        { label: t('maxQuantity'), value: <Quantity value={maxQuantity} unit={unit} /> },
        { label: t('mostLost'), value: <Money value={mostLost} /> },
        { label: t('validUntil'), value: <Day value={validUntil} /> },
        { label: t('lossBorneBy'), value: lossBorneBy.map(({ personId, name, as }) => <div key={personId}>{t('bearer', { name, as: t(`as.${as}`) })}</div>) },
        { label: t('reason'), value: reason, wide: true },
        ...(endedBecause === null ? [] : [{ label: t('endedBecause'), value: endedBecause }]),
      ]}
    />
  );
}

function useExceptionCommands({ id, status, floorPrice, maxQuantity, validUntil, reason }: PriceException): readonly Command[] {
  const t = useTexts(exceptionTexts);
  const shared = { allow: 'price-exception:request', args: { priceExceptionId: id } };
  const comment = { name: 'comment', label: t('comment'), kind: 'text' } as const;
  return [
    {
      ...{ ...shared, key: 'again', title: t('again'), operation: 'contracts.requestPriceExceptionAgain', kind: 'main', when: status === 'returned' },
      fields: [
        { name: 'floorPrice', label: t('floorPrice'), kind: 'quantity', required: true },
        { name: 'maxQuantity', label: t('maxQuantity'), kind: 'quantity', required: true },
        { name: 'validUntil', label: t('validUntil'), kind: 'date', required: true },
        { name: 'reason', label: t('reason'), kind: 'long', required: true },
      ],
      initial: { floorPrice, maxQuantity, validUntil, reason },
    },
    { ...{ ...shared, key: 'urge', title: t('urge'), operation: 'contracts.urgePriceException', when: status === 'in-review' }, fields: [comment] },
    { ...{ ...shared, key: 'withdraw', title: t('withdraw'), operation: 'contracts.withdrawPriceException', when: status === 'in-review' }, fields: [comment] },
    {
      ...{ ...shared, key: 'end', title: t('end'), operation: 'contracts.endPriceException', when: status === 'approved' || status === 'returned' },
      fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }],
    },
  ];
}
