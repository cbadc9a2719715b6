import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RegistrationDeps } from '../../../functions/registration/deps.ts';
import { handlers } from '../../../functions/registration/handlers.ts';
import { routes } from '../../../functions/registration/routes.ts';
import { type Principal, principalOf } from '../../../shared/domain/identity/principal.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import type { StoredFile } from '../../../shared/domain/document/scan.ts';
import type { CheckResult } from '../../../shared/domain/verification/source-answer.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import { apiHandler } from '../../../shared/runtime/api-handler.ts';
import type { TextCipher } from '../../../shared/store/idempotency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { Dynamo } from '../../support/dynamo.ts';
import { calendar, policy } from '../../support/onboarding-fixtures.ts';
import { type KeptLog, keptLog } from '../../support/quiet-log.ts';

export const settings: SettingsSource = {
  current: async () => ({ policy, calendar }),
  policyOf: async () => policy,
};

/** Stands in for KMS: what it gives is bound to its context, and no longer the text. */
export const cipher: TextCipher = {
  encrypt: async (text, context) =>
    Buffer.from(JSON.stringify([context, Buffer.from(text).toString('base64')])),
  decrypt: async (bytes, context) => {
    const [given, text] = JSON.parse(Buffer.from(bytes).toString()) as [string, string];
    if (given !== context) throw new Error('another context');
    return Buffer.from(text, 'base64').toString();
  },
};

type Operation = keyof typeof routes;

export interface Call {
  readonly as?: Principal;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly key?: string;
  readonly ifMatch?: number;
}

export interface Answer {
  readonly status: number;
  // The tests look into answers of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

export interface RegistrationApi {
  call(operation: Operation, call?: Call): Promise<Answer>;
  readonly log: KeptLog;
  readonly files: Map<string, StoredFile>;
  /** What the registry says next; undefined = it cannot be reached. */
  registry: CheckResult | undefined;
  /** Back to how it began: nothing logged, no files, no registry. */
  forget(): void;
}

/** The API function of registration on a DynamoDB engine; S3, KMS and the sources are stood in for. */
export function registrationApi({ tables }: Dynamo): RegistrationApi {
  const log = keptLog();
  const api: RegistrationApi = {
    call,
    log,
    files: new Map(),
    registry: undefined,
    forget() {
      log.lines.length = 0;
      api.files.clear();
      api.registry = undefined;
    },
  };
  let caller: Principal | undefined;
  const deps: RegistrationDeps = {
    tables,
    log,
    cipher,
    settings,
    authenticate: async () => caller,
    policyVersion: async () => policy.version,
    sealed: sealedRecords(tables, cipher),
    materials: {
      uploadForm: async ({ objectKey }, now) => ({
        url: 'https://materials.example/',
        fields: { key: objectKey },
        expiresAt: now,
      }),
      downloadLink: async ({ objectKey }, versionId, now) => ({
        url: `https://materials.example/${objectKey}?versionId=${versionId}`,
        expiresAt: now,
      }),
    },
    gateway: {
      ask: async ({ asOf }) => [
        api.registry ?? {
          check: 'REGISTRATION',
          outcome: 'UNKNOWN',
          source: 'GATEWAY',
          asOf,
          fetchedAt: new Date().toISOString(),
        },
      ],
    },
  };
  const handler = apiHandler(routes, handlers, deps);

  async function call(operation: Operation, { as, params, query, body, key, ifMatch }: Call = {}) {
    caller = as;
    const { method, path } = routes[operation];
    const event = {
      routeKey: `${method} ${path}`,
      headers: {
        'content-type': 'application/json',
        ...(method === 'POST' && { 'idempotency-key': key ?? newId() }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(params && { pathParameters: params }),
      ...(query && { queryStringParameters: query }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: { requestId: newId(), http: { sourceIp: '192.0.2.1', method } },
    } as unknown as APIGatewayProxyEventV2;
    const result = await handler(event, {} as Parameters<typeof handler>[1]);
    return {
      status: result.statusCode ?? 0,
      body: result.body ? JSON.parse(result.body) : undefined,
      headers: { ...result.headers },
    };
  }
  return api;
}

const identity = { issuer: 'https://login.example', assurance: 'HIGH', roles: [], displayName: '' } as const;
const standing = { officerRoles: [], submitLevels: policy.get('identity.submitLevels') };

/** A legal person's own login; `agentLevel` makes it a clerk's. */
export function agencyLogin(uscc: string, agentLevel?: 1 | 2 | 3): Principal {
  const who = { ...identity, subject: `${uscc}-${agentLevel ?? 0}`, orgName: '上海示例科技有限公司' };
  const type = agentLevel === undefined ? ('LEGAL_PERSON' as const) : ('AGENT' as const);
  return principalOf(
    {
      ...who,
      subjectType: type,
      uscc: uscc as NonNullable<Principal['uscc']>,
      ...(agentLevel !== undefined && { agentLevel }),
    },
    standing,
  );
}

/** A login that is no valid legal person's. */
export const otherLogin = (subjectType: 'PERSON' | 'LEGAL_PERSON'): Principal =>
  principalOf(
    {
      ...identity,
      subject: subjectType,
      subjectType,
      ...(subjectType === 'LEGAL_PERSON' && { usccProblem: 'CHECK_CHARACTER' as const }),
    },
    standing,
  );

export const officerLogin = (...officerRoles: OfficerRole[]): Principal =>
  principalOf(
    { ...identity, subject: officerRoles.join(), subjectType: 'PERSON' },
    { ...standing, officerRoles },
  );
