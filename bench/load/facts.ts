import type { Databases } from '../../chaos/stage/databases.ts';

const AT_ONCE = 100_000;
const MONTHS = 60;
const PEOPLE = 200;
const UNITS = 40;

/** People of units nobody else knows, and what years of selling leave of them in the service of performance: past its reactions, with its triggers. */
export async function factsLoaded(databases: Databases, count: number): Promise<number> {
  const since = performance.now();
  await databases.rows('performance', 'INSERT INTO "person_replica" ("personId", "name", "org") SELECT "personId", "name", "org" FROM ' + PERSON, [
    PEOPLE,
    UNITS,
  ]);
  for (let from = 0; from < count; from += AT_ONCE) {
    await databases.rows('performance', FACTS, [from, Math.min(from + AT_ONCE, count) - 1, PEOPLE, UNITS, MONTHS]);
  }
  await databases.rows('performance', 'ANALYZE "kpi_fact", "kpi_month", "person_replica"');
  return (performance.now() - since) / 1_000;
}

const idOf = (kind: string, n: string): string => `('${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const unitOf = (n: string, units: string): string => `'hq.bench' || (${n} % ${units}) || '.sales'`;

const PERSON = `(SELECT ${idOf('bebebebe', 'n')} AS "personId", '销售员' || n AS "name", ${unitOf('n', '$2::int')} AS "org" FROM generate_series(0, $1::int - 1) n) p`;

const FACTS = `INSERT INTO "kpi_fact" ("id", "eventId", "kind", "ownerId", "org", "branch", "month", "day", "amount", "profit", "customerId", "sourceType", "sourceId")
  SELECT ${idOf('fafafafa', 'n')}, ${idOf('efefefef', 'n')}, CASE n % 3 WHEN 0 THEN 'signed' WHEN 1 THEN 'delivered' ELSE 'received' END,
         ${idOf('bebebebe', 'who')}, ${unitOf('who', '$4::int')}, 'bench' || (who % $4::int),
         to_char(day, 'YYYY-MM'), day, 100 + n % 997, 10 + n % 97, ${idOf('cececece', 'n % 10007')}, 'bench', ${idOf('dededede', 'n')}
    FROM (SELECT n, floor(random() * $3::int)::int AS who, (now() AT TIME ZONE 'Asia/Shanghai')::date - floor(random() * $5::int)::int * 30 AS day
            FROM generate_series($1::int, $2::int) n) it`;
