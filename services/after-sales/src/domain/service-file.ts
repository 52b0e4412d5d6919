import type { ServiceFileProduct } from '@tradewind/contracts/after-sales/service-files.api';
import type { Delivery } from '@tradewind/contracts/after-sales/service-file-opening.api';
import { serviceFileOpened } from '@tradewind/contracts/after-sales/after-sales.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { Column, Entity, Index } from 'typeorm';
import type { ServiceSubject } from './service-subject.js';

/** The after-sales file of what was delivered (AFS-19): one per shipment, the starting point of all service. */
@Entity('service_file')
@Index('service_file_org', ['org'])
@Index('service_file_customer', ['customerId'])
@Index('service_file_shipment', ['shipmentId'], { unique: true })
export class ServiceFile extends Aggregate<ServiceFile> {
  @Column('text') readonly no!: string;
  @Column('uuid') readonly shipmentId!: string;
  @Column('text') readonly shipmentNo!: string;
  @Column('uuid') readonly orderId!: string;
  @Column('text') readonly orderNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('date') readonly deliveredOn!: string;
  @Column('jsonb') readonly products!: readonly ServiceFileProduct[];
  @Column('text') readonly search!: string;

  static open(no: string, delivery: Delivery, { org, branch }: { readonly org: string; readonly branch: string }): ServiceFile {
    const { shipmentId, shipmentNo, orderId, orderNo, customerId, customerName, salesRepId, deliveredOn, lines } = delivery;
    const products = lines.map(({ productId, sku, name, quantity }) => ({ productId, sku, name, quantity }));
    const search = searchKey(no, shipmentNo, orderNo, customerName, ...products.flatMap(({ sku, name }) => [sku, name]));
    const file = ServiceFile.born(
      { org, branch, ownerId: salesRepId },
      { no, shipmentId, shipmentNo, orderId, orderNo, customerId, customerName, salesRepId, deliveredOn, products, search },
    );
    file.record(serviceFileOpened, { serviceFileId: file.id, serviceFileNo: no, shipmentId, customerId });
    return file;
  }

  get subject(): ServiceSubject {
    const { org, branch, ownerId, customerId, customerName, salesRepId } = this;
    return { org, branch, ownerId, serviceFileId: this.id, customerId, customerName, salesRepId };
  }
}
