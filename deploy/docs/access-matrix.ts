import 'reflect-metadata';
import { join } from 'node:path';
import { doorOf } from '../../e2e/support/matrix/doors.ts';
import { expected, type PostWithGrants } from '../../e2e/support/matrix/oracle.ts';
import { tableText } from '../../e2e/support/matrix/table.ts';
import { repository } from '../local/paths.ts';

/** docs/access-matrix.csv: who may open which door, and where. The e2e chapter on access tries every cell of it. */
export async function accessMatrixText(): Promise<string> {
  const { REGISTRY } = await import('@tradewind/contracts/registry');
  const { STANDARD_POSTS } = (await import(join(repository, 'services/identity/dist/domain/standard-posts.js'))) as {
    STANDARD_POSTS: readonly PostWithGrants[];
  };
  const doors = REGISTRY.flatMap(({ operations }) => operations).map(doorOf);
  return tableText(expected(doors, STANDARD_POSTS));
}
