import 'reflect-metadata';
import { createHash } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { nextNumber, rowsOf, viewOf, type CustomerRow, type NewCustomer, type Statement } from './rows.ts';

/**
 * What Node and PostgreSQL do at best without any of our parts: one process, plain Fastify and pg, the same rows in the same tables,
 * no permission, no scope, no bus. The platform is compared with it in the same run on the same machine.
 */
const pool = new pg.Pool({ connectionString: process.env.LIMIT_DATABASE_URL, max: 16 });
const server = fastify();

const ONE = 'SELECT * FROM "customer" WHERE "id" = $1';
const LIST = 'SELECT * FROM "customer" WHERE "status" = ANY($1) AND ($2::uuid IS NULL OR "id" < $2) ORDER BY "id" DESC LIMIT $3';
const SEARCH = 'SELECT * FROM "customer" WHERE "search" LIKE $1 ORDER BY "id" DESC LIMIT $2';

server.get<{ Params: { id: string } }>('/customers/:id', async ({ params }, reply) => {
  const { rows } = await pool.query<CustomerRow>({ name: 'one', text: ONE, values: [params.id] });
  const [row] = rows;
  return row ? viewOf(row) : reply.code(404).send({});
});

server.get<{ Querystring: { q?: string; status?: string; cursor?: string; limit?: string } }>('/customers', async ({ query }) => {
  const limit = parseInt(query.limit ?? '50', 10);
  const { rows } =
    query.q === undefined
      ? await pool.query<CustomerRow>({ name: 'list', text: LIST, values: [[query.status ?? 'prospect'], query.cursor ?? null, limit + 1] })
      : await pool.query<CustomerRow>(SEARCH, [`%${query.q.toLowerCase()}%`, limit + 1]);
  return { items: rows.slice(0, limit).map(viewOf), nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
});

server.post<{ Body: NewCustomer }>('/customers', async ({ body, headers }, reply) => {
  const key = String(headers['idempotency-key']);
  const at = new Date();
  const series = `BJ-KH-${at.getFullYear()}`;
  const { rows } = await pool.query<{ last: number }>(asked(nextNumber(series)));
  const no = `${series}-${String(rows[0]?.last).padStart(6, '0')}`;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const known = await client.query<{ reply: string }>({ name: 'known', text: 'SELECT "reply" FROM "idempotency" WHERE "key" = $1', values: [key] });
    if (known.rows[0]) {
      await client.query('COMMIT');
      return await reply.code(201).type('application/json').send(known.rows[0].reply);
    }
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const { view, statements } = rowsOf(body, { no, key, bodyHash, at });
    for (const statement of statements) await client.query(asked(statement));
    await client.query('COMMIT');
    return await reply.code(201).send(view);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

const asked = ({ name, text, values }: Statement) => ({ name, text, values: [...values] });

await server.listen({ host: '127.0.0.1', port: parseInt(process.env.PORT ?? '0', 10) });
process.send?.('ready');
process.once('SIGTERM', () => void server.close().then(() => pool.end()));
