import { Crew } from './crew.ts';
import type { Complaint, Reply, Request } from './messages.ts';
import type { Counts } from './tally.ts';

/** The load: a process of its own, so that what the program does to the platform and to its own event loop does not slow the actors. */
let crew: Crew | undefined;

const complain = (complaint: string): void => {
  if (process.connected) process.send?.({ complaint } satisfies Complaint);
};

async function answer(request: Request): Promise<Record<string, Counts> | undefined> {
  if (request.ask === 'begin') {
    crew = new Crew(request.assignment, complain);
    crew.begin();
    return undefined;
  }
  if (!crew) throw new Error(`"${request.ask}" before "begin"`);
  switch (request.ask) {
    case 'pause':
      await crew.pause();
      return undefined;
    case 'resume':
      crew.resume();
      return undefined;
    case 'enter':
      crew.enter(request.window, request.excused);
      return undefined;
    case 'snapshot':
      return crew.tally.snapshot();
    case 'nextDone':
      await crew.tally.nextDone(request.service);
      return undefined;
  }
}

process.on('message', (request: Request) => {
  answer(request).then(
    (windows) => process.send?.({ id: request.id, ...(windows && { windows }) } satisfies Reply),
    (error: unknown) => process.send?.({ id: request.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Reply),
  );
});
process.on('disconnect', () => process.exit(0));
