import { Text } from '@tradewind/contracts/fields';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { defineEvent } from '@tradewind/kernel/event';
import { defineFault } from '@tradewind/kernel/fault';
import { AggregateRepository, type ScopeOfRows } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { Column, Entity } from 'typeorm';

export class NoteWritten {
  @Text() readonly title!: string;
}
export const noteWritten = defineEvent('bench.note-written.v1', NoteWritten);

export const noteNotFound = defineFault('note.not-found', 'not-found', {
  en: (d: { id: string }) => `There is no note ${d.id}.`,
  zh: (d) => `没有笔记 ${d.id}。`,
});
export const noteClosed = defineFault('note.closed', 'refused', { en: () => 'The note is closed.', zh: () => '笔记已关闭。' });

/** The smallest aggregate there is: what the libraries are proved with. */
@Entity('note')
export class Note extends Aggregate<Note> {
  static readonly unaudited = ['secret'];

  @Column('text') readonly title!: string;
  @Column('text') readonly search!: string;
  @Column('text', { nullable: true }) readonly secret: string | null = null;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount: string = '0.00';
  @Column('jsonb') readonly lines: readonly object[] = [];

  static write(where: Belonging, title: string, fields: Partial<Note> = {}): Note {
    const note = Note.born(where, { title, search: searchKey(title), ...fields });
    note.record(noteWritten, { title });
    return note;
  }

  rename(title: string): void {
    if (title === 'refused') throw noteClosed();
    this.change({ title, search: searchKey(title) });
    this.record(noteWritten, { title });
  }

  set(fields: Partial<Pick<Note, 'secret' | 'amount' | 'lines'>>): void {
    this.change(fields);
  }
}

export class NoteRepository extends AggregateRepository<Note> {
  constructor(db: Database, scope: ScopeOfRows = 'rows') {
    super(db, Note, (id) => noteNotFound({ id }), scope);
  }
}
