import { SteadyClient } from './steady-client.js';

describe('A session of the database', () => {
  it('may report its end more than once without ending the process (R14)', () => {
    const session = new SteadyClient();
    const heard: string[] = [];
    session.once('error', ({ message }: Error) => heard.push(message));
    for (const said of ['terminating connection due to unexpected postmaster exit', 'Connection terminated unexpectedly'])
      session.emit('error', new Error(said));
    expect(heard).toEqual(['terminating connection due to unexpected postmaster exit']);
  });
});
