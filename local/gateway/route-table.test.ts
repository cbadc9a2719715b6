import { describe, expect, it } from 'vitest';
import { compileRoutes } from './route-table.ts';

const find = compileRoutes(
  [
    '$default',
    'ANY /files/{proxy+}',
    'GET /cases/{id}',
    'GET /cases/mine',
    'POST /cases/{id}',
    'ANY /cases/{id}',
  ].map((routeKey) => ({ routeKey, functionArn: routeKey, timeoutMs: 1 })),
);

describe('compileRoutes', () => {
  it.each([
    ['GET', '/cases/mine', 'GET /cases/mine', {}],
    ['GET', '/cases/c%2F1', 'GET /cases/{id}', { id: 'c/1' }],
    ['POST', '/cases/mine', 'POST /cases/{id}', { id: 'mine' }],
    ['DELETE', '/cases/7', 'ANY /cases/{id}', { id: '7' }],
    ['GET', '/files/a/b%20c', 'ANY /files/{proxy+}', { proxy: 'a/b c' }],
    ['GET', '/cases/', '$default', {}],
    ['GET', '/cases/7/documents', '$default', {}],
    ['GET', '/', '$default', {}],
    ['GET', '/cases/%zz', 'GET /cases/{id}', { id: '%zz' }],
  ])('%s %s → %s', (method, path, routeKey, pathParameters) => {
    expect(find(method, path)).toMatchObject({ route: { routeKey }, pathParameters });
  });

  it('finds nothing where there is no $default', () => {
    expect(compileRoutes([])('GET', '/')).toBeUndefined();
  });
});
