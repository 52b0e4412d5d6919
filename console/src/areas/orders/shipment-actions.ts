import { today, type Say } from '../../i18n/index.js';
import type { Action } from './actions.js';
import type { Shipment } from './shapes.js';
import type { texts } from './texts.js';

/** What may be done with a shipment; the keys carry its number, since several stand on one page. */
export function shipmentActions(shipment: Shipment, t: Say<typeof texts>): readonly Action[] {
  const { id: shipmentId, no, status } = shipment;
  const common = { allow: 'shipment:write', args: { shipmentId } } as const;
  const isOnItsWay = status === 'dispatched' || status === 'exception';
  return [
    {
      ...{ ...common, key: `dispatch-${no}`, title: t('dispatch'), operation: 'orders.dispatchShipment', done: t('shipmentDispatched') },
      fields: [
        { name: 'waybillNo', label: t('waybill'), kind: 'text', required: true },
        { name: 'dispatchedOn', label: t('dispatchedOn'), kind: 'date' },
      ],
      initial: { dispatchedOn: today() },
      when: status === 'planned',
    },
    {
      ...{ ...common, key: `deliver-${no}`, title: t('deliver'), operation: 'orders.deliverShipment', done: t('shipmentDelivered') },
      fields: [
        { name: 'signedBy', label: t('signedBy'), kind: 'text', required: true },
        { name: 'deliveredOn', label: t('deliveredOn'), kind: 'date', required: true },
      ],
      initial: { deliveredOn: today() },
      when: isOnItsWay,
    },
    {
      ...{ ...common, key: `exception-${no}`, title: t('exception'), operation: 'orders.reportShipmentException', done: t('shipmentException') },
      fields: [{ name: 'reason', label: t('exceptionReason'), kind: 'long', required: true }],
      when: status === 'dispatched',
    },
    {
      ...{ ...common, key: `drop-${no}`, title: t('drop'), operation: 'orders.cancelShipment', done: t('shipmentCancelled'), danger: true },
      fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }],
      when: status === 'planned',
    },
  ];
}

/** The key of what comes next with it; undefined when it has arrived or was dropped. */
export function nextWithShipment({ status, no }: Shipment): string | undefined {
  if (status === 'planned') return `dispatch-${no}`;
  return status === 'dispatched' || status === 'exception' ? `deliver-${no}` : undefined;
}
