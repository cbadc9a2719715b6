import { describe, expect, it } from 'vitest';
import { all } from '../support/journeys/letters.ts';
import { considered, evidence, termPassed } from '../support/journeys/supervision/procedure.ts';
import {
  removalDecided,
  removalExecuted,
  removalNoticed,
  removalProposed,
} from '../support/journeys/supervision/removals.ts';
import { offeredBy, placed, type Seller, seller } from '../support/journeys/supervision/trade.ts';
import {
  confirmationProposed,
  findings,
  investigated,
  suspectedOf,
} from '../support/journeys/supervision/violations.ts';
import type { CallInput, PlatformClient } from '../support/platform-client.ts';
import { type Attempt, expectRefused } from './evaluation-season/attempts.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack();
const { anyone, clock } = place;
const [li, wu, qian] = [place.as('officer-li'), place.as('commission-wu'), place.as('finance-qian')];
const buyer = place.as('buyer-shi');
const EXIT = { declaration: true, reason: '业务调整' };

interface Standing {
  readonly status: string;
  readonly openCases: readonly { readonly ref: string; readonly status: string }[];
  readonly deadlines: readonly { readonly ref: string; readonly kind: string; readonly derivation: object }[];
  readonly operations: readonly { readonly operation: string; readonly path: string; readonly ref: string }[];
  readonly history: {
    readonly items: readonly {
      readonly type: string;
      readonly ref: string;
      readonly article: string;
      readonly citation?: object;
    }[];
    readonly cursor?: string;
  };
}
const own = ({ admin }: Seller): Promise<Standing> => admin.done<Standing>('readOwnStanding');

/** The agency, its trail, its products and what it hears are as they were after the attempts. */
const refusedFor = (agency: Seller, attempts: readonly Attempt[]) =>
  expectRefused(async () => {
    await clock.rest();
    const trail = { params: { kind: 'AGENCY', id: agency.agencyId } };
    const { asOf: _, ...standing } = await agency.admin.done<Standing & { asOf: string }>('readOwnStanding');
    return [
      standing,
      await all(li, 'readHistory', trail),
      await all(agency.admin, 'listLetters'),
      await offeredBy(place, agency.agencyId),
    ];
  }, attempts);
const exit = (
  who: PlatformClient,
  status: number,
  code: string,
  input: CallInput = { body: EXIT },
): Attempt => [who, 'exitPlatform', input, status, code];

/** A suspicion of an agency, from a flag that an officer raised. */
async function suspected({ agencyId }: Seller): Promise<string> {
  const body = { subjectRef: `AGENCY#${agencyId}`, ruleId: 'OTHER', severity: 'REVIEW', note: '疑似造假' };
  const flag = await place
    .as('officer-wang')
    .done<Parameters<typeof suspectedOf>[1]>('raiseRiskFlag', { body });
  return (await suspectedOf(place, flag, 'FALSIFICATION_CONTRACT')).violationId;
}

describe('an agency leaves of its own will', () => {
  it('[12-4] by its administrator, with the declaration and a reason, once', async () => {
    const agency = await seller(place);
    const { admin, agencyId, applicant } = agency;
    await clock.rest();
    await refusedFor(agency, [
      exit(place.as(applicant.operator), 403, 'FORBIDDEN_ROLE'),
      ...[li, wu, qian].map((who) => exit(who, 403, 'FORBIDDEN_ROLE')),
      // A company that has no agency.
      exit(buyer, 409, 'AGENCY_NOT_ACTIVE'),
      exit(admin, 422, 'VALIDATION_FAILED', { body: { ...EXIT, reason: ' ' } }),
      exit(admin, 422, 'VALIDATION_FAILED', { body: { ...EXIT, declaration: false } }),
      exit(admin, 422, 'VALIDATION_FAILED', { body: { reason: '业务调整' } }),
      exit(admin, 422, 'VALIDATION_FAILED', { body: { ...EXIT, agencyId: 'another' } }),
      exit(admin, 412, 'STALE_VERSION', { body: EXIT, headers: { 'if-match': '"999"' } }),
      exit(admin, 400, 'IDEMPOTENCY_KEY_REQUIRED', { body: EXIT, headers: { 'idempotency-key': null } }),
    ]);
    expect(await offeredBy(place, agencyId)).toBe(1);
    expect(await admin.done('exitPlatform', { body: EXIT })).toMatchObject({ agencyId, status: 'EXITED' });
    await clock.rest();
    expect(await offeredBy(place, agencyId)).toBe(0);
    expect((await all<{ template: string }>(admin, 'listLetters')).map(({ template }) => template)).toContain(
      'EXITED',
    );
    await refusedFor(agency, [exit(admin, 409, 'AGENCY_NOT_ACTIVE')]);
    expect(await own(agency)).toMatchObject({ status: 'EXITED', openCases: [], operations: [] });
  });

  it('[12-4] not while an order, a case that it knows of or one that it does not know of is open', async () => {
    const agency = await seller(place);
    const { admin, agencyId, productIds } = agency;
    const blocked = async (kinds: readonly string[]) => {
      await refusedFor(agency, [exit(admin, 409, 'OPEN_OBLIGATIONS')]);
      const { body } = await admin.call('exitPlatform', { body: EXIT });
      expect((body['open'] as { kind: string }[]).map(({ kind }) => kind).toSorted()).toEqual(kinds);
      return JSON.stringify(body);
    };
    const { orderId } = await placed(place, buyer, productIds[0] ?? '');
    expect(await blocked(['ORDER'])).toContain(orderId);
    await buyer.done('cancelOrder', { params: { orderId }, body: { reason: '不再需要' } });
    const violationId = await suspected(agency);
    // It is told that something is open, not what.
    expect(await blocked(['PROCEEDING'])).not.toContain(violationId);
    await place
      .as('reviewer-zhao')
      .done('dismissViolation', { params: { violationId }, body: { reason: '查无实据' } });
    const body = { agencyId, ground: 'OTHER', source: 'INSPECTION', reason: '记录不全' };
    const { rectificationId } = await li.done<{ rectificationId: string }>('proposeRectification', { body });
    await place.as('reviewer-chen').done('issueRectification', {
      params: { rectificationId },
      body: { reason: '记录不全', items: [{ key: 'a', zh: '补齐' }] },
    });
    expect(await blocked(['RECTIFICATION'])).toContain(rectificationId);
    expect((await own(agency)).status).toBe('ACTIVE');
  });
});

describe('how an agency stands, on one page', () => {
  it('[12-0][12-4] is for itself and for officers; others learn nothing', async () => {
    const [agency, other] = [await seller(place), await seller(place)];
    const params = { agencyId: agency.agencyId };
    await refusedFor(agency, [
      [other.admin, 'readStanding', { params }, 403, 'FORBIDDEN_ROLE'],
      [buyer, 'readStanding', { params }, 403, 'FORBIDDEN_ROLE'],
      [li, 'readOwnStanding', {}, 403, 'FORBIDDEN_ROLE'],
      [li, 'readStanding', { params: { agencyId: 'none' } }, 404, 'NOT_FOUND'],
      [li, 'readStanding', { params, query: { cursor: 'x' } }, 422, 'VALIDATION_FAILED'],
      [agency.admin, 'readOwnStanding', { query: { limit: 0 } }, 422, 'VALIDATION_FAILED'],
    ]);
    expect((await anyone.call('readOwnStanding')).status).toBe(401);
    const { asOf: _, ...mine } = await agency.admin.done<Standing & { asOf: string }>('readOwnStanding');
    for (const officer of [li, wu, qian])
      expect(await officer.done('readStanding', { params })).toMatchObject(mine);
  });

  it('[SM-15][13-1a] shows a violation from the prior notice on, with its term and what may be done about it', async () => {
    const agency = await seller(place);
    const violationId = await suspected(agency);
    await investigated(place, violationId);
    await clock.rest();
    expect(JSON.stringify(await own(agency))).not.toContain(violationId);
    const documentIds = [await evidence(place, agency.applicant.uscc)];
    const hearingId = await confirmationProposed(place, violationId, findings(documentIds));
    await clock.rest();
    const told = await own(agency);
    expect(told.openCases).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ref: `VIOLATION#${violationId}`, status: 'PRIOR_NOTICE' }),
      ]),
    );
    expect(told.deadlines.find(({ ref }) => ref === `HEARING#${hearingId}`)).toMatchObject({
      kind: 'HEARING_REPLY',
      derivation: { mode: 'WORKDAYS' },
    });
    const reply = told.operations.find(({ operation }) => operation === 'replyToHearing');
    expect(reply?.path).toBe(`/hearings/${hearingId}/reply`);
    // Each entry cites its passage; what officers did among themselves is not among them.
    expect(told.history.items.every(({ citation }) => citation !== undefined)).toBe(true);
    expect(told.history.items.map(({ type }) => type)).not.toContain('ViolationSuspected');
  });

  it('[12-3g][12-3h] stays readable once the agency is removed', async () => {
    const agency = await seller(place);
    const { agencyId, admin } = agency;
    const documentIds = [await evidence(place, agency.applicant.uscc)];
    const { removalId } = await removalProposed(place, { agencyId, ground: { row: '12-3g' }, documentIds });
    expect((await own(agency)).openCases).toEqual([]);
    const hearingId = await removalNoticed(place, removalId);
    await termPassed(place, admin, hearingId);
    await considered(wu, hearingId);
    await removalDecided(place, { removalId, agencyId });
    await removalExecuted(place, removalId);
    const { status, openCases, operations, history } = await own(agency);
    expect({ status, openCases, operations }).toEqual({ status: 'REMOVED', openCases: [], operations: [] });
    expect(history.items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AgencyRemoved', 'RemovalExecuted']),
    );
    await refusedFor(agency, [exit(admin, 409, 'AGENCY_NOT_ACTIVE')]);
  });
});
