import { setTimeout as pause } from 'node:timers/promises';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { DiscoveryService } from '@nestjs/core';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Operation } from '@tradewind/kernel/operation';
import { crashPoints } from './crash-points.js';
import { handlingsOf, type Handler } from './handles.js';
import { rpcSeconds } from './metrics.js';
import { serve, type Serving } from './serve.js';
import { compileShapesOf } from './taken-at-once.js';
import { contextFrom, traced } from './tracing.js';
import { decodeHeaders, encodeAnswer } from './wire.js';

/** What has not finished by then is given up: its caller has long stopped waiting (R15). */
const IN_FLIGHT_MS = 10_000;

interface Bound {
  readonly op: Operation;
  readonly handler: Handler<object, unknown>;
}

/** Nest's transport strategy for operations: subscribes `rpc.<service>.*` in the service's queue group and serves each message. */
export class OperationServer extends Server implements CustomTransportStrategy {
  private readonly bound = new Map<string, Bound>();
  private subscription: Subscription | undefined;
  private serving!: Serving;
  private inFlight = 0;
  private idle: (() => void) | undefined;

  constructor(
    private readonly service: string,
    private readonly nats: NatsConnection,
  ) {
    super();
  }

  /** Finds the handlers among the controllers of the service. Boot fails when an operation has none, or two, or takes what has rules that nobody knows. */
  bind(discovery: DiscoveryService, operations: readonly Operation[], serving: Serving): void {
    this.serving = serving;
    for (const { instance } of discovery.getControllers()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const { op, method } of handlingsOf(instance as object)) this.bindOne(op, instance as object, method);
    }
    const missing = operations.filter(({ subject }) => !this.bound.has(subject)).map(({ id }) => id);
    if (missing.length > 0) throw new Error(`No handler for ${missing.join(', ')}`);
    for (const { op } of this.bound.values()) compileShapesOf(op);
  }

  listen(callback: (error?: unknown) => void): void {
    this.subscription = this.nats.subscribe(`rpc.${this.service}.*`, { queue: this.service, callback: (_, message) => void this.answer(message) });
    callback();
  }

  /** Takes no more work and waits for what is in flight (R15). */
  async close(): Promise<void> {
    const { subscription } = this;
    this.subscription = undefined; // Nest closes its transports once more when the application closes
    await subscription?.drain();
    if (this.inFlight === 0) return;
    const finished = new Promise<void>((resolve) => (this.idle = resolve));
    const givingUp = new AbortController();
    await Promise.race([finished, pause(IN_FLIGHT_MS, undefined, { signal: givingUp.signal }).catch(() => undefined)]);
    givingUp.abort();
  }

  // Nest asks for these; nobody listens to transport events or needs the raw connection.
  on(): void {
    return;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Nest's signature
  unwrap<T>(): T {
    return this.nats as T;
  }

  private bindOne(op: Operation, host: object, method: string): void {
    if (this.bound.has(op.subject)) throw new Error(`Two handlers for ${op.id}`);
    const handler = (Reflect.get(host, method) as Handler<object, unknown>).bind(host);
    this.bound.set(op.subject, { op, handler });
  }

  private async flushed(respond: () => boolean): Promise<void> {
    respond();
    // with the connection goes the answer, as any may; whoever asked asks again
    await this.nats.flush().catch(() => undefined);
  }

  private async answer(message: Msg): Promise<void> {
    const bound = this.bound.get(message.subject);
    if (!bound) return;
    this.inFlight += 1;
    const stop = rpcSeconds.startTimer({ operation: bound.op.id });
    try {
      const request = { headers: decodeHeaders(message.headers), payload: message.string() };
      const answer = await traced(`serve ${bound.op.id}`, () => serve(bound.op, bound.handler, request, this.serving), contextFrom(message.headers));
      stop({ outcome: answer.outcome });
      const respond = (): boolean => message.respond(answer.body, { headers: encodeAnswer(answer).asHeaders });
      if (crashPoints)
        await crashPoints.through('respond', () => this.flushed(respond), { operation: bound.op.id, key: request.headers.idempotencyKey ?? null });
      else respond();
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) this.idle?.();
    }
  }
}
