/** A quantity of a product, asked of stock or given by it. */
export interface Demand {
  readonly productId: string;
  readonly sku: string;
  readonly quantity: string;
}
