import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { OURS } from '@tradewind/messaging/outside-view';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const PROBLEM_SCHEMA: Schemas[string] = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Why, and what to do; in the language of Accept-Language (zh-CN, zh-TW, en)' },
    instance: { type: 'string' },
    code: { type: 'string', example: 'order.not-paid' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string', example: '#/lines/0/quantity' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    rule: {
      type: 'object',
      description: 'The rule that refused',
      properties: {
        requirement: { type: 'string', example: 'ORD-06' },
        clause: { type: 'string' },
        policyVersion: { type: 'string' },
        facts: { type: 'object', additionalProperties: true },
        waysForward: {
          type: 'array',
          items: { type: 'object', properties: { operation: { type: 'string' }, http: { type: 'string' }, whoMay: { type: 'string' } } },
        },
      },
    },
  },
};

/** The OpenAPI document of the whole platform, built from the registry of operations. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tradewind 信风')
    .setVersion('1')
    .setDescription(
      'Sign in at `POST /api/v1/oauth/token`, send the token as `Authorization: Bearer …`. Conventions: amounts are decimal strings, ids are UUIDv7, lists are paged by cursor.',
    )
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, about, { operationIdFactory: (_, method) => method });
  const schemas = { ...asAnybodySees(document), Problem: PROBLEM_SCHEMA };
  return { ...document, components: { ...document.components, schemas } };
}

/** In answers to apps our costs are left out: what is always there is only what everybody is shown (S8). */
function asAnybodySees({ paths, components }: OpenAPIObject): Schemas {
  const bodies = Object.values(paths).flatMap((methods) =>
    Object.values(methods as Record<string, { requestBody?: object }>).map(({ requestBody }) => requestBody),
  );
  const asked = new Set([...JSON.stringify(bodies).matchAll(/schemas\/(\w+)/g)].map(([, name]) => name));
  const seen = Object.entries(components?.schemas ?? {}).map(([name, schema]) => {
    if (asked.has(name) || !('required' in schema)) return [name, schema] as const;
    return [name, { ...schema, required: schema.required.filter((field) => !OURS.has(field)) }] as const;
  });
  return Object.fromEntries(seen);
}

/**
 * Swagger UI at `/docs`, the document at `/docs/openapi.json`; both work offline. The document is made for the first who asks:
 * it took more than half of a gateway's start, and most gateways are never asked.
 */
export const serveDocs = (app: NestFastifyApplication): void => {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    customSiteTitle: 'Tradewind API',
    swaggerOptions: { docExpansion: 'none', persistAuthorization: true },
  });
};
