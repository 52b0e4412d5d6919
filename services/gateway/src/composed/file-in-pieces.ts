import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** A file that a service keeps, and hands out in pieces that are small enough for one message. */
interface FileInPieces {
  readonly type: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly pieces: number;
}

/** Passed on piece by piece: the next one is asked for when the one before has gone out. */
export function sendFile(
  reply: FastifyReply,
  { type, fileName, bytes, pieces }: FileInPieces,
  read: (piece: number) => Promise<{ readonly base64: string }>,
): void {
  reply
    .header('content-type', type)
    .header('content-length', bytes)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(Readable.from(piecesOf(read, pieces)));
}

async function* piecesOf(read: (piece: number) => Promise<{ readonly base64: string }>, count: number): AsyncGenerator<Buffer> {
  for (let piece = 0; piece < count; piece += 1) yield Buffer.from((await read(piece)).base64, 'base64');
}
