import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { Day, Empty, Facts, Loading, Panel, Quantity, Refusal, Status } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useActions } from './actions.js';
import type { Order, Shipment } from './shapes.js';
import { nextWithShipment, shipmentActions } from './shipment-actions.js';
import { texts } from './texts.js';

/** The shipments of an order, each with its papers and what may be done with it. */
export function ShipmentsPanel({ order, isNextHere }: { readonly order: Order; readonly isNextHere: boolean }): ReactNode {
  const t = useTexts(texts);
  const { rows, isLoading, error } = useList('orders.findShipments', { orderId: order.id });
  const nextNo = isNextHere ? rows.findLast((shipment) => nextWithShipment(shipment) !== undefined)?.no : undefined;
  return (
    <Panel title={t('shipments')}>
      {error && <Refusal problem={error} />}
      {isLoading && <Loading />}
      {!isLoading && rows.length === 0 && <Empty title={t('noShipments')} hint={t('noShipmentsHint')} />}
      {rows.map((shipment) => (
        <ShipmentCard key={shipment.id} shipment={shipment} isNext={shipment.no === nextNo} />
      ))}
    </Panel>
  );
}

export function ShipmentCard({ shipment, isNext }: { readonly shipment: Shipment; readonly isNext: boolean }): ReactNode {
  const t = useTexts(texts);
  const { bar, panel } = useActions({ all: shipmentActions(shipment, t), next: isNext ? nextWithShipment(shipment) : undefined });
  return (
    <section className="shipment" aria-label={shipment.no}>
      <header>
        <strong>{shipment.no}</strong> <Status kind="shipment" value={shipment.status} />
        <span className="order-bar no-print">{bar}</span>
      </header>
      {panel}
      <p>
        {shipment.lines.map(({ line, sku, name, quantity, unit }) => (
          <span key={line} className="shipment-line">
            {name} <span className="quiet">{sku}</span> <Quantity value={quantity} unit={unit} />
          </span>
        ))}
      </p>
      <Facts items={papersOf(shipment, t)} />
    </section>
  );
}

function papersOf(shipment: Shipment, t: Say<typeof texts>) {
  const { warehouse, carrier, qualityCertificateNo, plannedFor, waybillNo, deliverySlipNo, dispatchedOn, deliveredOn, signedBy, reason } = shipment;
  const given = [
    { label: t('warehouse'), value: warehouse },
    { label: t('carrier'), value: carrier },
    { label: t('certificate'), value: qualityCertificateNo },
    { label: t('plannedFor'), value: plannedFor && <Day value={plannedFor} /> },
    { label: t('waybill'), value: waybillNo },
    { label: t('slip'), value: deliverySlipNo },
    { label: t('dispatchedOn'), value: dispatchedOn && <Day value={dispatchedOn} /> },
    { label: t('deliveredOn'), value: deliveredOn && <Day value={deliveredOn} /> },
    { label: t('signedBy'), value: signedBy },
    { label: t('reason'), value: reason },
  ];
  return given.filter(({ value }) => value !== null);
}
