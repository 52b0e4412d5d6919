import { Controller } from '@nestjs/common';
import {
  productsApi,
  type CreateProduct,
  type FindProducts,
  type ProductId,
  type ProductView,
  type UpdateProduct,
} from '@tradewind/contracts/contracts/products.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Product } from './domain/product.js';
import { ProductRepository } from './product.repository.js';
import { productView } from './product.view.js';

@Controller()
export class ProductsController {
  constructor(private readonly products: ProductRepository) {}

  @Handles(productsApi.createProduct)
  async createProduct(request: CreateProduct, creator: Actor): Promise<ProductView> {
    await this.products.assertSkuFree(request.sku);
    return productView(await this.products.add(Product.create(request, creator)));
  }

  @Handles(productsApi.updateProduct)
  async updateProduct({ productId, ...changes }: ProductId & UpdateProduct): Promise<ProductView> {
    return productView(await this.products.update(productId, (product) => product.update(changes)));
  }

  @Handles(productsApi.discontinueProduct)
  async discontinueProduct({ productId }: ProductId): Promise<ProductView> {
    return productView(await this.products.update(productId, (product) => product.discontinue()));
  }

  @Handles(productsApi.reinstateProduct)
  async reinstateProduct({ productId }: ProductId): Promise<ProductView> {
    return productView(await this.products.update(productId, (product) => product.reinstate()));
  }

  @Handles(productsApi.getProduct)
  async getProduct({ productId }: ProductId): Promise<ProductView> {
    return productView(await this.products.get(productId));
  }

  @Handles(productsApi.findProducts)
  findProducts({ limit, cursor, ...filters }: FindProducts): Promise<Page<ProductView>> {
    return this.products.page({ limit, cursor }, filters, productView);
  }
}
