import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';

/** Trace contexts always travel; spans are exported where OTEL_EXPORTER_OTLP_ENDPOINT names a collector. */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<{ stop: () => Promise<void> }> {
  const provider = new NodeTracerProvider({ spanProcessors: env.OTEL_EXPORTER_OTLP_ENDPOINT ? [await toCollector()] : [] });
  provider.register();
  return { stop: () => provider.shutdown() };
}

/** Loaded only where there is a collector: a service without one starts sooner. */
async function toCollector(): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new BatchSpanProcessor(new OTLPTraceExporter());
}
