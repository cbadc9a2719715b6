import { createHmac } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Envelope } from '../../../events/envelope.ts';
import type { NotificationDeps } from '../../../functions/notification/deps.ts';
import { deadlineHandlers } from '../../../functions/notification/deadlines.ts';
import { planNotices } from '../../../functions/notification/planning/plan-notices.ts';
import { takeReceipt } from '../../../functions/notification/receiving/take-receipt.ts';
import { sendSms } from '../../../functions/notification/sending/send-sms.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import { type Principal, principalIdOf } from '../../../shared/domain/identity/principal.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import type { Uscc } from '../../../shared/domain/identity/uscc.ts';
import { type Channel, deliveryIdOf } from '../../../shared/domain/notification/notice.ts';
import { noticeRules } from '../../../shared/domain/notification/rules/rules.ts';
import { templates } from '../../../shared/domain/notification/templates/registry.ts';
import { toEnvelope } from '../../../shared/platform/event-bus.ts';
import type { KeyedHash } from '../../../shared/platform/keyed-hash.ts';
import { sealedRecords } from '../../../shared/platform/sealed-records.ts';
import type {
  SmsDeliveryReceipt,
  SmsMessage,
  SmsPort,
  SmsSubmitResult,
} from '../../../shared/platform/sms/sms-port.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request, Route } from '../../../shared/runtime/route.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import type { TextCipher } from '../../../shared/store/idempotency.ts';
import type { Plan, Reply } from '../../../shared/store/plan.ts';
import { get, history } from '../../../shared/store/read.ts';
import { settingsSource } from '../../../shared/store/settings-source.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { keptLog } from '../../support/quiet-log.ts';

/** 09:00 of a Monday in Shanghai. */
export const NOW = '2026-03-02T01:00:00.000Z';
export const BASE_URL = 'https://platform.example.test';

/** Enough to see that a ciphertext is none of the clear text. */
const cipher: TextCipher = {
  encrypt: async (text, context) => Buffer.from(Buffer.from(`${context}|${text}`).toString('base64')),
  decrypt: async (bytes, context) =>
    Buffer.from(Buffer.from(bytes).toString(), 'base64')
      .toString()
      .slice(context.length + 1),
};

const keyedHash: KeyedHash = {
  of: async (purpose, text) => createHmac('sha256', 'key').update(`${purpose}\n${text}`).digest('hex'),
};

/** A provider that does as it is told, and remembers what it was handed. */
export function fakeSms() {
  const sent: SmsMessage[] = [];
  const script: ((message: SmsMessage) => Promise<SmsSubmitResult>)[] = [];
  const accept = async (message: SmsMessage): Promise<SmsSubmitResult> => ({
    status: 'ACCEPTED',
    provider: 'sns',
    providerMessageId: `sns-${message.messageId.replace(' ', '-')}`,
    segments: 1,
  });
  const port: SmsPort = {
    async send(message) {
      sent.push(message);
      return (script.shift() ?? accept)(message);
    },
  };
  return {
    port,
    sent,
    next: (behaviour: (message: SmsMessage) => Promise<SmsSubmitResult>) => script.push(behaviour),
    refuse: (code: string, retryable: boolean) =>
      script.push(async () => ({ status: 'REJECTED', provider: 'sns', code, retryable })),
    accept,
  };
}

interface Call {
  readonly as: Principal;
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly now?: string;
}

/** The parts of notification on one store, driven by hand: the test says what comes when. */
export function world(tables: Tables) {
  const settings = settingsSource(tables);
  const log = keptLog();
  const sms = fakeSms();
  const missing: string[] = [];
  const sealed = sealedRecords(tables, cipher);
  const codes = ['123456'];
  const deps: NotificationDeps = {
    tables,
    settings,
    log,
    cipher,
    sealed,
    keyedHash,
    templates,
    newCode: () => codes.at(-1) ?? '',
    authenticate: async () => undefined,
    policyVersion: async (now) => (await settings.current(now)).policy.version,
  };
  const planning = {
    tables,
    settings,
    rules: noticeRules,
    templates,
    log,
    onMissingTemplate: (key: string) => missing.push(key),
    baseUrl: BASE_URL,
    cityInbox: false,
  };
  return {
    deps,
    planning,
    log,
    sms,
    sealed,
    keyedHash,
    missing,
    nextCode: (code: string) => codes.push(code),
    plan: (event: Envelope, now = NOW, more: Partial<typeof planning> = {}) =>
      planNotices(event, now, { ...planning, ...more }),
    send: (event: Envelope, now = NOW) => sendSms(event, now, { ...deps, sms: sms.port, clock: () => now }),
    receive: (receipt: SmsDeliveryReceipt, now = NOW) => takeReceipt('sns', receipt, now, deps),
    /** What the timer of this deadline does at `now`. */
    fire: (id: string, kind: string, now: string) =>
      fireDeadline(
        { aggregate: { kind: 'DELIVERY', id }, deadline: kind, dueAt: now },
        now,
        deadlineHandlers,
        deps,
      ),
    delivery: (event: Envelope, channel: Channel, uscc: string) =>
      get(tables, delivery, deliveryIdOf(event.id, { kind: 'AGENCY', uscc }, channel)),
    deliveryOf: (id: string) => get(tables, delivery, id),
    /** The DeliveryQueued events of a delivery, as the bus brings them. */
    async queued(id: string): Promise<Envelope[]> {
      const { items } = await history(tables, 'DELIVERY', id, { limit: 100 });
      return items.filter((event) => event.type === 'DeliveryQueued').map(toEnvelope);
    },
    async command<R extends Route>(
      route: R,
      useCase: (request: Request<R>, deps: NotificationDeps) => Promise<Plan | Reply>,
      call: Call,
    ): Promise<Reply & { body: Record<string, unknown> }> {
      const request = requestOf(route, call);
      const context = {
        actor: acting({ principal: call.as, now: request.now }).actor,
        now: request.now,
        policyVersion: await deps.policyVersion(request.now),
        requestId: 'r1',
        cause: 'test',
      };
      const decide = async (): Promise<Plan> => {
        const result = await useCase(request, deps);
        return 'changes' in result ? result : { changes: [], response: result };
      };
      const reply = await executeCommand(tables, decide, context);
      return reply as Reply & { body: Record<string, unknown> };
    },
    /** Everything that the platform table holds, as text. */
    async everything(): Promise<string> {
      const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.platform }));
      return JSON.stringify(Items);
    },
  };
}

export type World = ReturnType<typeof world>;

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
  };
  return parts as unknown as Request<R>;
}

const ISSUER = 'https://login.example.test';

export function agencyAdmin(uscc: Uscc): Principal {
  const identity = {
    issuer: ISSUER,
    subject: uscc,
    subjectType: 'LEGAL_PERSON',
    assurance: 'HIGH',
    uscc,
    displayName: uscc,
    roles: [],
  } as const;
  return { id: principalIdOf(ISSUER, uscc), roles: ['AGENCY_ADMIN'], identity, uscc };
}

export function officer(
  subject: string,
  roles: readonly Role[],
  conflicts: readonly string[] = [],
): Principal {
  const identity = {
    issuer: ISSUER,
    subject,
    subjectType: 'PERSON',
    assurance: 'HIGH',
    displayName: subject,
    roles: [],
  } as const;
  return { id: principalIdOf(ISSUER, subject), roles, identity, conflicts };
}

let events = 0;

/** An event as the bus brings it, of a case of its own. */
export function busEvent(type: string, data: Record<string, unknown>): Envelope {
  events += 1;
  return {
    id: `CASE-T${events}-1`,
    type,
    version: 1,
    at: NOW,
    aggregate: { kind: 'CASE', id: `T${events}`, version: 1 },
    role: 'SYSTEM',
    article: '5-2c',
    policyVersion: 'default',
    cause: 'test',
    data,
  };
}

/** What a refused promise was refused with. */
export const refusedAs = (code: string, more: object = {}) => ({ refusal: { refused: code, ...more } });
