import * as z from 'zod';
import { problemSchema } from './answer-schemas.ts';
import { PROBLEM_TYPE, PROBLEMS } from './problem.ts';
import type { Content, RouteFacts } from './route.ts';

const SECURITY = {
  anyone: [],
  source: [{ sourceKey: [] }],
  operator: [{ operatorToken: [] }, { operatorCookie: [] }],
} as const;

/** The interface as an OpenAPI 3.1 document, written from the schemas that check requests. */
export function describeInterface(routes: readonly RouteFacts[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tocsin', version: '1', description: 'Observations in, alerts by zone out.' },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        sourceKey: { type: 'http', scheme: 'bearer', description: 'Key of a source' },
        operatorToken: { type: 'http', scheme: 'bearer', description: 'Token of an operator' },
        operatorCookie: { type: 'apiKey', in: 'cookie', name: 'tocsin_operator' },
      },
    },
  };
}

function describeRoute(route: RouteFacts): object {
  const answers = Object.entries(route.answers).map(([status, { description, content }]) => [
    status,
    content === undefined ? { description } : { description, content: describeContent(content, 'output') },
  ]);
  return {
    summary: route.summary,
    security: SECURITY[route.access],
    parameters: [...describeParameters(route.params, 'path'), ...describeParameters(route.query, 'query')],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: describeContent(route.body, 'input') } }),
    responses: { ...describeProblems(route), ...Object.fromEntries(answers) },
  };
}

function describeProblems({ problems }: RouteFacts): Record<string, object> {
  const described: Record<string, { description: string; content: object }> = {};
  for (const code of problems) {
    const [status, title] = PROBLEMS[code];
    const before = described[status];
    described[status] = {
      description: before === undefined ? title : `${before.description}; ${title}`,
      content: { [mediaType(PROBLEM_TYPE)]: { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return described;
}

function describeParameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): readonly object[] {
  if (schema === undefined) return [];
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, ...rest } = jsonSchema(field as z.ZodType, 'input');
    return { name, in: place, required: place === 'path', ...(description === undefined ? {} : { description }), schema: rest };
  });
}

function describeContent(content: Content, side: 'input' | 'output'): object {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [type, { schema: schema === 'text' ? { type: 'string' } : jsonSchema(schema, side) }]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}

function mediaType(type: string): string {
  return type.split(';')[0] ?? type;
}
