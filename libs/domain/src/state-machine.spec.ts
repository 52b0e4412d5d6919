import { Fault } from '@tradewind/kernel/fault';
import { stateMachine } from './state-machine.js';

const next = stateMachine<'draft' | 'review' | 'signed' | 'void'>()({
  submit: { from: ['draft'], to: 'review' },
  sign: { from: ['review'], to: 'signed' },
  drop: { from: ['draft', 'review'], to: 'void' },
});

describe('I14 What is not in the table of transitions does not happen', () => {
  it('moves along the table', () => {
    expect([next('submit', 'draft'), next('sign', 'review'), next('drop', 'draft'), next('drop', 'review')]).toEqual(['review', 'signed', 'void', 'void']);
  });

  it('refuses every other move as a conflict that says from where it would be possible', () => {
    try {
      next('drop', 'signed');
      throw new Error('it moved');
    } catch (error) {
      expect(error).toBeInstanceOf(Fault);
      expect(error).toMatchObject({
        code: 'state.illegal-transition',
        kind: 'conflict',
        data: { facts: { action: 'drop', from: 'signed', allowedFrom: ['draft', 'review'] } },
      });
    }
  });
});
