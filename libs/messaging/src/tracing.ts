import { context, propagation, SpanStatusCode, trace, TraceFlags, type Context } from '@opentelemetry/api';
import type { MsgHdrs } from '@nats-io/transport-node';

const tracer = trace.getTracer('tradewind');

/**
 * Runs `work` in a span; `from` is the context that came over the wire, else the one at hand. Below a trace that is not recorded no span
 * would be either: then the context alone travels on.
 */
export function traced<T>(name: string, work: () => Promise<T>, from: Context = context.active()): Promise<T> {
  if (isUnrecorded(from)) return from === context.active() ? work() : context.with(from, work);
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

/** `h` takes what travels along. */
export function injectTrace(h: { set: (name: string, value: string) => unknown }): void {
  propagation.inject(context.active(), h, {
    set: (carrier, key, value) => {
      carrier.set(key, value);
    },
  });
}

function isUnrecorded(from: Context): boolean {
  const above = trace.getSpanContext(from);
  return above !== undefined && (above.traceFlags & TraceFlags.SAMPLED) === 0;
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
