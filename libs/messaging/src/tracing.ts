import { context, propagation, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { MsgHdrs } from '@nats-io/transport-node';

const tracer = trace.getTracer('tradewind');

/** Runs `work` in a span; `from` is the context that came over the wire, else the one at hand. */
export function traced<T>(name: string, work: () => Promise<T>, from: Context = context.active()): Promise<T> {
  return tracer.startActiveSpan(name, {}, from, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

export function injectTrace(h: MsgHdrs): void {
  propagation.inject(context.active(), h, {
    set: (carrier, key, value) => {
      carrier.set(key, value);
    },
  });
}

export const contextFrom = (h: MsgHdrs | undefined): Context =>
  h ? propagation.extract(context.active(), h, { get: (carrier, key) => carrier.get(key) || undefined, keys: (carrier) => carrier.keys() }) : context.active();

export const contextFromTraceparent = (traceparent: string | null | undefined): Context =>
  traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();

/** W3C traceparent of the current span; null when tracing is off. */
export function currentTraceparent(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}
