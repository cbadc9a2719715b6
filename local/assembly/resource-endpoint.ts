import { type LocalHandler, sendJson, urlOf } from '../pages/local-handler.ts';
import type { ResolvedApp } from './resolved-app.ts';

/** `GET /local/resources`: what runs, under the names it runs by. */
export function createResourceEndpoint(
  app: ResolvedApp,
  environment: Readonly<Record<string, string>>,
): LocalHandler {
  return async (req, res) => {
    if (req.method !== 'GET' || urlOf(req).pathname !== '/local/resources') return false;
    return sendJson(res, {
      environment,
      outputs: app.outputs,
      functions: app.functions.map(({ service, name, arn, timeoutSeconds }) => ({
        service,
        name,
        arn,
        timeoutSeconds,
      })),
      routes: app.httpApis.flatMap(({ routes }) => routes.map(({ routeKey }) => routeKey)),
      tables: app.tables.map(({ name, arn, streamArn }) => ({ name, arn, streamArn })),
      queues: app.queues.map(({ name, arn, url }) => ({ name, arn, url })),
      buses: app.buses,
      rules: app.rules.map(({ name, busName, pattern }) => ({ name, busName, pattern })),
      schedules: app.schedules.map(({ name, expression, timezone }) => ({ name, expression, timezone })),
      buckets: app.buckets.map(({ name }) => name),
      keys: app.keys.map(({ arn, spec }) => ({ arn, spec })),
    });
  };
}
