import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { asJson, outOfDate } from '../../docs/generated-file.ts';
import { openApiDocument } from '../../docs/openapi.ts';
import { capabilities } from '../../infra/capabilities.ts';
import { PROBLEMS } from '../../shared/domain/problems.ts';
import type { Route } from '../../shared/runtime/route.ts';

interface Operation {
  readonly operationId: string;
  readonly 'x-articles': readonly string[];
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const document = JSON.parse(JSON.stringify(openApiDocument(capabilities)));
const routes = capabilities.flatMap((capability) =>
  Object.entries(capability.routes).map(([operationId, route]) => ({ operationId, route })),
);
const operationOf = ({ path, method }: Route): Operation => document.paths[path]?.[method.toLowerCase()];

describe('the OpenAPI document', () => {
  it('is written down as the route tables say (npm run openapi)', () => {
    const file = new URL('../../docs/openapi.json', import.meta.url);
    expect(outOfDate([[file, asJson(openApiDocument(capabilities))]])).toEqual([]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
  });

  it('validates against the OpenAPI 3.1 schema', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has one operation for each route, and no two routes share an id or an address', () => {
    const ids = routes.map(({ operationId }) => operationId);
    const addresses = routes.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(
      routes.filter(({ operationId, route }) => operationOf(route)?.operationId !== operationId),
    ).toEqual([]);
    const operations = Object.values<object>(document.paths).flatMap((path) => Object.keys(path));
    expect(operations).toHaveLength(ids.length);
  });

  it.each(routes)('$operationId builds the schemas of its requests once', ({ route }) => {
    for (const schema of [route.params, route.query, route.body, route.headers])
      expect(schema?.()).toBe(schema?.());
  });

  it.each(routes)('$operationId names every error it may answer, as a problem document', ({ route }) => {
    const { responses } = operationOf(route);
    const statuses = new Set(route.problems.map((code) => String(PROBLEMS[code].status)));
    for (const always of ['500', '503']) statuses.add(always);
    if (route.auth !== 'none') statuses.add('401');
    if (route.roles.length > 0) statuses.add('403');
    if (route.params ?? route.query ?? route.body ?? route.headers) statuses.add('422');
    if (route.body) for (const bad of ['400', '415']) statuses.add(bad);
    expect([...statuses].filter((status) => responses[status] === undefined)).toEqual([]);
    const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400);
    for (const [status, { content }] of errors) {
      const page = route.responses()[Number(status)]?.contentType;
      const types = [...(page === undefined ? [] : [page]), 'application/problem+json'];
      expect(Object.keys(content!).filter((type) => !types.includes(type))).toEqual([]);
    }
    expect(Object.keys(responses).some((status) => status.startsWith('2') || status.startsWith('3'))).toBe(
      true,
    );
  });

  it.each(routes)('$operationId names its path parameters, its login and its articles', ({ route }) => {
    const operation = operationOf(route);
    const named = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(named.toSorted()).toEqual(inPath.toSorted());
    expect(operation.security.length > 0).toBe(route.auth !== 'none');
    expect(operation['x-articles'].length).toBeGreaterThan(0);
  });
});
