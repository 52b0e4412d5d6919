import { AlwaysOffSampler, BatchSpanProcessor, NodeTracerProvider, ParentBasedSampler, type SpanProcessor } from '@opentelemetry/sdk-trace-node';

/** Trace contexts always travel; spans are recorded and exported where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; else only where a caller says that it records. */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<{ stop: () => Promise<void> }> {
  const provider = new NodeTracerProvider(
    env.OTEL_EXPORTER_OTLP_ENDPOINT ? { spanProcessors: [await toCollector()] } : { sampler: new ParentBasedSampler({ root: new AlwaysOffSampler() }) },
  );
  provider.register();
  return { stop: () => provider.shutdown() };
}

/** Loaded only where there is a collector: a service without one starts sooner. */
async function toCollector(): Promise<SpanProcessor> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new BatchSpanProcessor(new OTLPTraceExporter());
}
