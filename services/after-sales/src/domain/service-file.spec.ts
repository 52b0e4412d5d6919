import type { ShipmentDeliveredPayload } from '@tradewind/contracts/orders/orders.events';
import { ServiceFile } from './service-file.js';

const delivery: ShipmentDeliveredPayload = {
  ...{ shipmentId: 's1', shipmentNo: 'BJ-FH-2026-000001', orderId: 'o1', orderNo: 'BJ-DD-2026-000001', contractId: 'c1', customerId: 'yubei' },
  ...{ customerName: '渝北建材', salesRepId: 'wang', total: '1000.00', deliveredOn: '2026-04-01' },
  lines: [{ productId: 'p1', sku: 'T-800', name: '抛光砖', quantity: '120', net: '884.96', cost: '500.00', gross: '1000.00' }],
};

describe('AFS-19 After-sales file per product sold', () => {
  const file = ServiceFile.open('BJ-FW-2026-000001', delivery, { org: 'hq.bj.sales', branch: 'bj' });

  it('belongs where the sale belongs, to who sold', () => {
    expect(file.subject).toMatchObject({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'wang', serviceFileId: file.id, customerId: 'yubei' });
  });

  it('lists what was delivered, without what it cost', () => {
    expect(file.products).toEqual([{ productId: 'p1', sku: 'T-800', name: '抛光砖', quantity: '120' }]);
  });

  it('is found by customer, product, numbers and pinyin', () => {
    for (const part of ['渝北', 'yubei', '抛光砖', 't-800', 'bj-fh-2026-000001']) expect(file.search).toContain(part);
  });
});
