import { Injectable } from '@nestjs/common';
import { companyAlreadyKnown, type KnownCompany } from '@tradewind/contracts/customers/customers.api';
import type { Fault } from '@tradewind/kernel/fault';
import { Database } from '@tradewind/persistence/database';
import { ChangedSince } from '@tradewind/persistence/unit-of-work';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import { normalisedName } from './domain/company-name.js';

interface Identity {
  readonly name: string;
  readonly creditCode: string | null;
}

/** A company with the id of the file it would have. */
interface Candidate extends Identity {
  readonly id: string;
}

interface Key {
  readonly kind: 'credit-code' | 'name';
  readonly value: string;
}

interface Holder {
  readonly kind: 'lead' | 'customer';
  readonly id: string;
}

const KNOWN = `SELECT k."kind", k."value", k."heldBy", coalesce(c."name", l."companyName") AS "name", coalesce(c."ownerName", l."ownerName") AS "ownerName",
    k."kind" AS "sameBy" FROM "known_company" k LEFT JOIN "customer" c ON c."id" = k."holderId" LEFT JOIN "lead" l ON l."id" = k."holderId"
  WHERE (k."kind", k."value") IN (SELECT * FROM unnest($1::text[], $2::text[]))`;

const REACHED_BY_NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Which companies are known to the whole company, as leads or as customers, by name and by credit code: one company, one file,
 * one person who looks after it (CUS-05, CUS-14). Asked and filled across all branches, whatever the actor may see.
 */
@Injectable()
export class CompanyRegister {
  constructor(
    private readonly db: Database,
    private readonly keys: DataKeys,
  ) {}

  /** Refuses what is known already, before anything is written or numbered. */
  assertUnknown(company: Identity): Promise<void> {
    return this.assertNobodyElseHolds(company, REACHED_BY_NOBODY);
  }

  /**
   * Enters a new customer of whom `assertUnknown` has just said nothing. Nobody waits to hear whether somebody else was entered in between:
   * then all of it is done again, and meets the refusal there.
   */
  async enter({ id, ...company }: Candidate): Promise<void> {
    await this.db.tell({ text: ENTER, values: [...this.keysOf(company), id] }, (error) =>
      error instanceof Error && error.message.includes(OVERTAKEN) ? new ChangedSince('the register of companies') : error,
    );
  }

  /**
   * Enters a lead or customer under exactly these keys. Of two at the same moment the second waits for the first
   * and then meets the same refusal as if it had come later.
   */
  async claim({ kind, id }: Holder, company: Identity): Promise<void> {
    const keys = this.keysOf(company);
    const entered = await this.db.execute(CLAIM, [...keys, kind, id]);
    // who was the first to enter all of them cannot meet anybody
    if (entered.length < keys[0].length) await this.assertNobodyElseHolds(company, id);
  }

  /** Enters many customers at once: for each null, or the refusal it meets, and then nothing of it is entered. */
  async claimAll(companies: readonly Candidate[]): Promise<readonly (Fault | null)[]> {
    const wanted = companies.flatMap(({ id, ...company }) => this.keysIn(company).map((key) => ({ ...key, id })));
    const entered = await this.db.execute<Key & { readonly id: string }>(
      `INSERT INTO "known_company" ("kind", "value", "heldBy", "holderId")
       SELECT given.kind, given.value, 'customer', given.id FROM unnest($1::text[], $2::text[], $3::uuid[]) AS given(kind, value, id)
       ORDER BY given.kind, given.value ON CONFLICT DO NOTHING RETURNING "kind", "value", "holderId" AS "id"`,
      [wanted.map(({ kind }) => kind), wanted.map(({ value }) => value), wanted.map(({ id }) => id)],
    );
    if (entered.length === wanted.length) return companies.map(() => null);
    const counts = Map.groupBy(entered, ({ id }) => id);
    const late = companies.filter((company) => (counts.get(company.id)?.length ?? 0) < this.keysIn(company).length);
    await this.db.execute('DELETE FROM "known_company" WHERE "holderId" = ANY($1::uuid[])', [late.map(({ id }) => id)]);
    const refusals = new Map((await this.knownAmong(late)).map((refusal, i) => [late[i]?.id, refusal]));
    return companies.map(({ id }) => refusals.get(id) ?? null);
  }

  /** For each the refusal it would meet today, or null. */
  async knownAmong(companies: readonly Identity[]): Promise<readonly (Fault | null)[]> {
    const keys = companies.map((company) => this.keysIn(company));
    const asked = keys.flat();
    const held = await this.db.query<KnownCompany & Key>(KNOWN, [asked.map(({ kind }) => kind), asked.map(({ value }) => value)]);
    const byKey = new Map(held.map((known) => [`${known.kind} ${known.value}`, known]));
    return keys.map((each) => {
      const known = each.map(({ kind, value }) => byKey.get(`${kind} ${value}`)).find((found) => found !== undefined);
      return known ? companyAlreadyKnown(factsOf(known)) : null;
    });
  }

  /** The keys of a company, as one text each: two with one in common are the same company. */
  keyTexts(company: Identity): readonly string[] {
    return this.keysIn(company).map(({ kind, value }) => `${kind} ${value}`);
  }

  /** Customers under exactly this credit code: one, or none. */
  async customersWithCode(creditCode: string): Promise<readonly string[]> {
    const found = await this.db.query<{ id: string }>(
      `SELECT "holderId" AS "id" FROM "known_company" WHERE "kind" = 'credit-code' AND "value" = $1 AND "heldBy" = 'customer'`,
      [this.keys.blind.of('credit-code', creditCode)],
    );
    return found.map(({ id }) => id);
  }

  /** The lead has become a customer. */
  async passOn(leadId: string, customerId: string): Promise<void> {
    await this.db.execute(`UPDATE "known_company" SET "heldBy" = 'customer', "holderId" = $2 WHERE "holderId" = $1`, [leadId, customerId]);
  }

  private async assertNobodyElseHolds(company: Identity, id: string): Promise<void> {
    const { name, creditCode } = company;
    const code = creditCode === null ? null : this.keys.blind.of('credit-code', creditCode);
    const [known] = await this.db.short().query<KnownCompany>(HELD_BY_OTHERS, [normalisedName(name), code, id]);
    if (known) throw companyAlreadyKnown(factsOf(known));
  }

  /** As two arrays of the same length, kinds and values. */
  private keysOf(company: Identity): readonly [kinds: readonly string[], values: readonly string[]] {
    const keys = this.keysIn(company);
    return [keys.map(({ kind }) => kind), keys.map(({ value }) => value)];
  }

  /** Codes are held as blind indexes: this table knows no branches, so it knows no codes either. */
  private keysIn({ name, creditCode }: Identity): readonly Key[] {
    const byName = { kind: 'name', value: normalisedName(name) } as const;
    return creditCode === null ? [byName] : [{ kind: 'credit-code', value: this.keys.blind.of('credit-code', creditCode) }, byName];
  }
}

/** What the holder had and has no more goes, what is new comes; gives a row for each that came. */
const CLAIM = `WITH given AS (SELECT * FROM unnest($1::text[], $2::text[]) AS g("kind", "value")),
    gone AS (DELETE FROM "known_company" k WHERE k."holderId" = $4 AND NOT EXISTS (SELECT FROM given g WHERE g."kind" = k."kind" AND g."value" = k."value"))
  INSERT INTO "known_company" ("kind", "value", "heldBy", "holderId")
  SELECT g."kind", g."value", $3, $4 FROM given g ORDER BY g."kind", g."value" ON CONFLICT DO NOTHING RETURNING 1`;

const OVERTAKEN = 'somebody else was entered in between';

/** Reads words as a number where not all keys could be entered: then nothing behind it is done. */
const ENTER = `WITH entered AS (INSERT INTO "known_company" ("kind", "value", "heldBy", "holderId")
    SELECT g."kind", g."value", 'customer', $3::uuid FROM unnest($1::text[], $2::text[]) AS g("kind", "value") ORDER BY g."kind", g."value" ON CONFLICT DO NOTHING RETURNING 1)
  SELECT (CASE WHEN count(*) = cardinality($1::text[]) THEN '1' ELSE '${OVERTAKEN}' END)::int FROM entered`;

/** By its two keys, each a look into the index: of an array of them the planner expects a hundred and reads all customers (2 ms of 7,000). */
const HELD_BY_OTHERS = `SELECT k."heldBy", coalesce(c."name", l."companyName") AS "name", coalesce(c."ownerName", l."ownerName") AS "ownerName", k."kind" AS "sameBy"
   FROM "known_company" k LEFT JOIN "customer" c ON c."id" = k."holderId" LEFT JOIN "lead" l ON l."id" = k."holderId"
  WHERE ((k."kind" = 'name' AND k."value" = $1) OR (k."kind" = 'credit-code' AND k."value" = $2)) AND k."holderId" <> $3 ORDER BY k."kind" LIMIT 1`;

const factsOf = ({ heldBy, name, ownerName, sameBy }: KnownCompany): KnownCompany => ({ heldBy, name, ownerName, sameBy });
