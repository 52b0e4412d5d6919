import { Injectable } from '@nestjs/common';
import { trainingNotFound, type FindTrainings, type TrainingTopic } from '@tradewind/contracts/identity/trainings.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Training } from './domain/training.js';

const LAST_PASSED = `SELECT p ->> 'personId' AS "personId", max(t."heldOn")::text AS "trainedOn"
  FROM "training" t, jsonb_array_elements(t."tookPart") p
  WHERE t."topic" = $1 AND t."status" = 'held' AND p ->> 'result' = 'passed' AND p ->> 'personId' = ANY($2) GROUP BY 1`;
const OF_PERSON = `SELECT "id" FROM "training" WHERE "tookPart" @> jsonb_build_array(jsonb_build_object('personId', $1::text))`;

/** Evidence of the whole company. */
@Injectable()
export class TrainingRepository extends AggregateRepository<Training> {
  constructor(db: Database) {
    super(db, Training, (trainingId) => trainingNotFound({ trainingId }), 'company');
  }

  /** When each of them last passed; who never did is not in it. */
  async lastPassed(topic: TrainingTopic, personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ personId: string; trainedOn: string }>(LAST_PASSED, [topic, personIds]);
    return new Map(rows.map(({ personId, trainedOn }) => [personId, trainedOn]));
  }

  /** Filters of a list; in which somebody took part is not a column. */
  async filters({ personId, ...filters }: Omit<FindTrainings, 'limit' | 'cursor'>): Promise<object> {
    if (personId === undefined) return filters;
    const rows = await this.db.query<{ id: string }>(OF_PERSON, [personId]);
    return { ...filters, id: rows.map(({ id }) => id) };
  }
}
