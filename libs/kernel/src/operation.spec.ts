import { describeField, fieldsOf, type FieldKind } from './field.js';
import { defineApi, operation, slotsOf } from './operation.js';

const field =
  (kind: FieldKind): PropertyDecorator =>
  (prototype, name) => {
    describeField(prototype, String(name), kind);
  };

class ContractId {
  @field('text') readonly contractId!: string;
}
class Paging {
  @field('integer') readonly limit?: number;
}
class FindNotes extends Paging {
  @field('list') readonly status?: readonly string[];
}
class AddNote {
  @field('text') readonly text!: string;
}

const api = defineApi('contracts', {
  addNote: operation({
    http: 'POST /contracts/:contractId/notes',
    allow: 'contract:write',
    summary: 'Add a note',
    params: ContractId,
    query: FindNotes,
    body: AddNote,
  }),
  findNotes: operation({ http: 'GET /contracts/:contractId/notes', allow: 'contract:read', summary: 'Notes', params: ContractId, query: FindNotes }),
});

describe('An operation is declared once', () => {
  it('is a command or a read where it does not say that it is more, or less, urgent (R13)', () => {
    expect([api.addNote.load, api.findNotes.load]).toEqual(['command', 'read']);
    const { sum } = defineApi('contracts', { sum: operation({ http: 'GET /sums', allow: 'contract:read', summary: 'Sum', load: 'report' }) });
    expect(sum.load).toBe('report');
  });

  it('gets its id and subject from its service and name', () => {
    expect(api.addNote).toMatchObject({ service: 'contracts', name: 'addNote', id: 'contracts.addNote', subject: 'rpc.contracts.addNote' });
    expect(api.operations.map(({ name }) => name)).toEqual(['addNote', 'findNotes']);
  });

  it('is a command unless it is a GET', () => {
    expect([api.addNote.isCommand, api.findNotes.isCommand]).toEqual([true, false]);
  });
});

describe('S8 An input is split into path, query and body by the fields each class declares', () => {
  it('puts each field where it was declared, inherited ones included', () => {
    const slots = slotsOf(api.addNote, { contractId: 'c1', limit: 5, status: ['open'], text: 'hello' });
    expect(slots).toEqual({ params: { contractId: 'c1' }, query: { limit: 5, status: ['open'] }, body: { text: 'hello' } });
  });

  it('does not let a body pose as a path parameter: the name belongs to the path', () => {
    const { params, body } = slotsOf(api.addNote, { contractId: 'mine', text: 'x' });
    expect(params).toEqual({ contractId: 'mine' });
    expect(body).not.toHaveProperty('contractId');
  });

  it('passes what nobody declared on in the body, where it will be refused', () => {
    expect(slotsOf(api.addNote, { contractId: 'c1', text: 'x', ownerId: 'me' }).body).toEqual({ text: 'x', ownerId: 'me' });
  });

  it('leaves out what was left out', () => {
    expect(slotsOf(api.findNotes, { contractId: 'c1', limit: undefined }).query).toEqual({});
  });

  it('knows the kind of every field, and none of a class that is not there', () => {
    expect([...fieldsOf(FindNotes)]).toEqual([
      ['status', 'list'],
      ['limit', 'integer'],
    ]);
    expect(fieldsOf(undefined).size).toBe(0);
  });
});
