import type { ResolvedRoute } from '../assembly/resolved-app.ts';

export interface RouteMatch {
  readonly route: ResolvedRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly route: ResolvedRoute;
  readonly method: string;
  readonly segments: readonly string[];
}

/** Ranks of a path segment, the most specific first: literal, parameter, greedy parameter. */
const LITERAL = 0;
const PARAMETER = 1;
const GREEDY = 2;

/**
 * Finds the route of a request as an HTTP API does: the most specific path wins, a method before `ANY`, `$default`
 * when nothing else fits (API Gateway developer guide, "Create routes for HTTP APIs").
 */
export function compileRoutes(
  routes: readonly ResolvedRoute[],
): (method: string, path: string) => RouteMatch | undefined {
  const fallback = routes.find((route) => route.routeKey === '$default');
  const compiled = routes
    .filter((route) => route !== fallback)
    .map(compile)
    .sort(bySpecificity);
  return (method, path) => {
    const segments = path.split('/');
    for (const candidate of compiled) {
      if (candidate.method !== 'ANY' && candidate.method !== method) continue;
      const pathParameters = match(candidate.segments, segments);
      if (pathParameters !== undefined) return { route: candidate.route, pathParameters };
    }
    return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
  };
}

function compile(route: ResolvedRoute): CompiledRoute {
  const [method = '', path = ''] = route.routeKey.split(' ');
  return { route, method, segments: path.split('/') };
}

function bySpecificity(left: CompiledRoute, right: CompiledRoute): number {
  const length = Math.max(left.segments.length, right.segments.length);
  for (let index = 0; index < length; index += 1) {
    const difference = rank(left.segments[index]) - rank(right.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(left.method === 'ANY') - Number(right.method === 'ANY');
}

function rank(segment: string | undefined): number {
  if (segment === undefined || !segment.startsWith('{')) return LITERAL;
  return segment.endsWith('+}') ? GREEDY : PARAMETER;
}

function match(pattern: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = actual[index];
    if (value === undefined) return undefined;
    if (rank(segment) === GREEDY) {
      parameters[segment.slice(1, -2)] = actual.slice(index).map(decode).join('/');
      return parameters;
    }
    if (rank(segment) === LITERAL ? segment !== value : value === '') return undefined;
    if (rank(segment) === PARAMETER) parameters[segment.slice(1, -1)] = decode(value);
  }
  return pattern.length === actual.length ? parameters : undefined;
}

/** Percent-decodes what can be decoded and leaves the rest as it came. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
