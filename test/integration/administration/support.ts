import type { AdministrationDeps } from '../../../functions/administration/deps.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import type { ExternalIdentity } from '../../../shared/domain/identity/claims.ts';
import { type Principal, principalIdOf } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request, Route } from '../../../shared/runtime/route.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import type { TextCipher } from '../../../shared/store/idempotency.ts';
import type { Plan, Reply } from '../../../shared/store/plan.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { keptLog } from '../../support/quiet-log.ts';

export const ISSUER = 'https://login.example.test';
export const NOW = '2026-03-02T01:00:00.000Z';

const plainCipher: TextCipher = {
  encrypt: async (text, context) => Buffer.from(`${context}|${text}`),
  decrypt: async (bytes, context) =>
    Buffer.from(bytes)
      .toString()
      .slice(context.length + 1),
};

export function administrationDeps(tables: Tables): AdministrationDeps {
  const settings = settingsSource(tables);
  return {
    tables,
    settings,
    log: keptLog(),
    cipher: plainCipher,
    sealed: sealedRecords(tables, plainCipher),
    issuer: ISSUER,
    readDocument: async () => '{"openapi":"3.1.0"}',
    authenticate: async () => undefined,
    policyVersion: async (now) => (await settings.current(now)).policy.version,
  };
}

/** A logged-in officer; the subject names the person. */
export function officer(
  subject: string,
  roles: readonly Role[],
  conflicts: readonly string[] = [],
): Principal {
  const identity: ExternalIdentity = {
    issuer: ISSUER,
    subject,
    subjectType: 'PERSON',
    assurance: 'HIGH',
    displayName: subject,
    roles: [],
  };
  return { id: principalIdOf(ISSUER, subject), roles, identity, conflicts };
}

interface Call {
  readonly as: Principal;
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly now?: string;
  readonly ifMatch?: number;
}

/** A request as the runtime would hand it over: parsed by the schemas of its route. */
function requestOf<R extends Route>(route: R, { as, now = NOW, ...call }: Call): Request<R> {
  const parts = {
    params: route.params?.().parse(call.params),
    query: route.query?.().parse(call.query ?? {}),
    body: route.body?.().parse(call.body),
    headers: undefined,
    principal: as,
    now,
    requestId: 'r1',
    sourceIp: '192.0.2.1',
    ...(call.ifMatch !== undefined && { ifMatch: call.ifMatch }),
  };
  return parts as unknown as Request<R>;
}

type Answer = Omit<Reply, 'body'> & { readonly body: Readonly<Record<string, unknown>> };

/** Runs use cases against the store as the runtime does. */
export function driver(deps: AdministrationDeps) {
  return {
    async command<R extends Route>(
      route: R,
      useCase: (request: Request<R>, deps: AdministrationDeps) => Promise<Plan>,
      call: Call,
    ): Promise<Answer> {
      const request = requestOf(route, call);
      const { actor, now } = acting({ principal: call.as, now: request.now });
      const context = {
        actor,
        now,
        policyVersion: await deps.policyVersion(now),
        requestId: 'r1',
        cause: 'test',
      };
      return executeCommand(deps.tables, () => useCase(request, deps), context) as Promise<Answer>;
    },
    query<R extends Route>(
      route: R,
      useCase: (request: Request<R>, deps: AdministrationDeps) => Promise<Reply>,
      call: Call,
    ): Promise<Answer> {
      return useCase(requestOf(route, call), deps) as Promise<Answer>;
    },
  };
}

export type Driver = ReturnType<typeof driver>;

/** What a refused promise was refused with. */
export const refusedAs = (code: string, more: object = {}) => ({ refusal: { refused: code, ...more } });
