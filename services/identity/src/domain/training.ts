import { trainingUnclear, type RecordTraining, type TookPartView, type TrainingStatus, type TrainingTopic } from '@tradewind/contracts/identity/trainings.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<TrainingStatus>()({
  void: { from: ['held'], to: 'void' },
});

type Participant = Pick<TookPartView, keyof TookPartView>;
const SHA256 = /^[0-9a-f]{64}$/;

/** What was taught, when, by whom, to whom, with what result, and the hash of the paper that proves it; never changed (CON-20). */
@Entity('training')
@Index('training_topic_held', ['topic', 'heldOn'])
@Index('training_status', ['status'])
export class Training extends Aggregate<Training> {
  static readonly life = { status: next };

  @Column('text') readonly status!: TrainingStatus;
  @Column('text') readonly topic!: TrainingTopic;
  @Column('text') readonly title!: string;
  @Column('date') readonly heldOn!: string;
  @Column('text') readonly taughtBy!: string;
  @Column('text') readonly documentName!: string;
  @Column('text') readonly documentHash!: string;
  @Column('jsonb') readonly tookPart!: readonly Participant[];
  @Column('uuid') readonly recordedBy!: string;
  @Column('text', { nullable: true }) readonly voidBecause: string | null = null;
  @Column('text') readonly search!: string;

  /** `names` are those of the people who took part, as the register of people has them. */
  static record(given: RecordTraining, names: ReadonlyMap<string, string>, by: Actor, at: Date): Training {
    const { topic, title, heldOn, taughtBy, documentName } = given;
    const documentHash = given.documentHash.toLowerCase();
    const today = businessDate(at);
    if (!SHA256.test(documentHash)) throw trainingUnclear({ problem: 'the hash is no SHA-256' });
    if (heldOn > today) throw trainingUnclear({ problem: `${heldOn} is still to come` });
    if (new Set(given.tookPart.map(({ personId }) => personId)).size < given.tookPart.length) throw trainingUnclear({ problem: 'somebody is named twice' });
    const tookPart = given.tookPart.map(({ personId, result, score }) => ({ personId, name: names.get(personId) ?? '', result, score: score ?? null }));
    const [home] = by.posts;
    return Training.born(
      { org: home?.org ?? '', branch: home?.branch ?? '', ownerId: by.id },
      {
        ...{ status: 'held', topic, title, heldOn, taughtBy, documentName, documentHash, tookPart, recordedBy: by.id },
        search: searchKey(title, taughtBy, ...tookPart.map(({ name }) => name)),
      },
    );
  }

  giveUp(voidBecause: string): void {
    this.change({ status: next('void', this.status), voidBecause });
  }
}
