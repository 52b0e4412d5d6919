import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

/** Trace contexts always travel; spans are exported where OTEL_EXPORTER_OTLP_ENDPOINT names a collector. */
export function startTracing(env: NodeJS.ProcessEnv): { stop: () => Promise<void> } {
  const spanProcessors = env.OTEL_EXPORTER_OTLP_ENDPOINT ? [new BatchSpanProcessor(new OTLPTraceExporter())] : [];
  const provider = new NodeTracerProvider({ spanProcessors });
  provider.register();
  return { stop: () => provider.shutdown() };
}
