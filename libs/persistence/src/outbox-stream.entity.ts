import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The stream this outbox has filled: when another stands in its place, or it has lost its end, the outbox fills it again (R1). */
@Entity('outbox_stream')
export class OutboxStream {
  @PrimaryColumn('text') readonly stream!: string;
  /** As the server says it: which stream of that name this is. */
  @Column('text') readonly created!: string;
  /** Sequence in the stream of the last event that was acknowledged to us. */
  @Column('bigint') readonly lastSeq!: string;
  /** While it is filled again: position up to which that is done. */
  @Column('bigint', { nullable: true }) readonly behind!: string | null;
}
