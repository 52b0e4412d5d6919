/** Where class-transformer keeps what decorators told it; without types of its own at this path, at which @nestjs/mapped-types asks it too. */
declare module 'class-transformer/cjs/storage.js' {
  import type { TransformationType, TransformFnParams } from 'class-transformer';

  type Class = abstract new () => object;

  export const defaultMetadataStorage: {
    findTypeMetadata(type: Class, name: string): { readonly options: { readonly discriminator?: unknown }; readonly typeFunction: () => unknown } | undefined;
    findExposeMetadata(type: Class, name: string): object | undefined;
    findExcludeMetadata(type: Class, name: string): object | undefined;
    findTransformMetadatas(
      type: Class,
      name: string,
      how: TransformationType,
    ): readonly { readonly options: object; readonly transformFn: (given: TransformFnParams) => unknown }[];
  };
}
