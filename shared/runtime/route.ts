import type * as z from 'zod';
import type { Role } from '../domain/identity/role.ts';
import type { Bilingual } from '../domain/problem.ts';
import type { ProblemCode } from '../domain/problems.ts';
import type { Principal } from '../domain/identity/principal.ts';
import type { Plan, Reply } from '../store/plan.ts';

export interface RouteResponse {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** `application/json` unless said otherwise. */
  readonly contentType?: string;
}

/** Built by the first request that needs it (events/on-first-use.ts). */
export type InputSchema = () => z.ZodType;

/**
 * One operation of the API. CDK routes, the router, the OpenAPI document and the clients are all made from this.
 * `roles` is who may call it; ownership and state are the use case's to judge.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** API Gateway path, e.g. `/onboarding-cases/{caseId}/submit`. */
  readonly path: string;
  /** `required`: JWT authorizer; `optional`: a token is verified if there is one; `none`: tokens are ignored. */
  readonly auth: 'required' | 'optional' | 'none';
  /** Empty = anyone who passes `auth`. */
  readonly roles: readonly Role[];
  readonly summary: Bilingual;
  /** Row ids of requirements.md that the operation serves. */
  readonly articles: readonly string[];
  readonly params?: InputSchema;
  readonly query?: InputSchema;
  readonly body?: InputSchema;
  /** The body is that of an HTML form: names with texts. What a person can mend in it is for the use case to answer, as a page. */
  readonly form?: true;
  /** Request headers beside the common ones, by their lower-case names; a secret belongs here, not in the URL. */
  readonly headers?: InputSchema;
  /** For the documents and the tests only: nothing asks for it at run time. */
  readonly responses: () => Readonly<Record<number, RouteResponse>>;
  /** Domain refusals that it may answer, beside those that every operation may (authentication, validation …). */
  readonly problems: readonly ProblemCode[];
  /** A POST that neither creates nor decides needs no Idempotency-Key. */
  readonly idempotencyKey?: 'not-needed';
}

/** Operation id (the use case's name in camelCase) → route. */
export type RouteTable = Readonly<Record<string, Route>>;

export function defineRoutes<const T extends RouteTable>(table: T): T {
  return table;
}

type Parsed<T> = T extends InputSchema ? z.output<ReturnType<T>> : undefined;

/** What a handler is given: everything parsed and checked. */
export type Request<R extends Route = Route> = {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  readonly headers: Parsed<R['headers']>;
  readonly principal: R['auth'] extends 'required' ? Principal : Principal | undefined;
  /** UTC instant with milliseconds at which the request came in. */
  readonly now: string;
  readonly requestId: string;
  /** The version of `If-Match`, if given. */
  readonly ifMatch?: number;
  readonly sourceIp: string;
};

/** A query answers a Reply; a command gives a Plan, which the runtime commits with its idempotency record. */
export type Handler<R extends Route, D> = (request: Request<R>, deps: D) => Promise<Plan | Reply>;

export type Handlers<T extends RouteTable, D> = { readonly [K in keyof T]: Handler<T[K], D> };
