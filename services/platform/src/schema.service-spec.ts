import { anEmptyDatabase } from '../../../e2e/support/bench/own-database.ts';
import { DEFINITIONS, type ServiceName } from './definitions.js';
import { pendingSchema } from './pending-schema.js';

describe('C-31 Entities and migrations agree', () => {
  it.each(Object.keys(DEFINITIONS) as ServiceName[])('%s: the migrations say all that the entities say', async (service) => {
    const { url, drop } = await anEmptyDatabase();
    try {
      await expect(pendingSchema(service, url)).resolves.toEqual([]);
    } finally {
      await drop();
    }
  });
});
