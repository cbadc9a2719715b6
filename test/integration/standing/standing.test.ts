import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers as rectificationHandlers } from '../../../functions/rectifications/handlers.ts';
import { routes as rectificationRoutes } from '../../../functions/rectifications/routes.ts';
import { handlers } from '../../../functions/standing/handlers.ts';
import { routes } from '../../../functions/standing/routes.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { agencyOf, ANNA, NOW, RUI, startSupervision, WU } from '../../support/supervision-world.ts';

const { proposeRectification, issueRectification, submitRectification, acceptRectification } =
  rectificationRoutes;
const start = () =>
  startSupervision({
    routes: { ...routes, proposeRectification, issueRectification, submitRectification, acceptRectification },
    handlers: { ...rectificationHandlers, ...handlers },
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

interface Made {
  readonly agencyId: string;
  readonly uscc: string;
}
const own = ({ uscc }: Made, query: Record<string, string> = {}) =>
  world.call('readOwnStanding', { as: agencyOf(uscc), query });
const EXIT = { declaration: true, reason: '业务调整' };

async function proposed(made: Made, reason = '缺记录'): Promise<string> {
  const body = { agencyId: made.agencyId, ground: 'OTHER', source: 'INSPECTION', reason };
  return (await world.call('proposeRectification', { as: ANNA, body })).body.rectificationId;
}
const issue = (rectificationId: string) =>
  world.call('issueRectification', {
    as: RUI,
    params: { rectificationId },
    body: { reason: '缺记录', items: [{ key: 'a', zh: '补齐' }] },
  });

describe('[12-0] how an agency stands, on one page', () => {
  it('shows what it was told of, what runs and how it was counted, and what it may do about it', async () => {
    world.to(NOW);
    const made = await world.imported();
    const id = await proposed(made);
    expect(await own(made)).toMatchObject({
      status: 200,
      body: {
        status: 'ACTIVE',
        openCases: [],
        deadlines: [],
        operations: [
          { operation: 'publishProduct' },
          { operation: 'answerDemand' },
          { operation: 'acceptOrder' },
          { operation: 'confirmProfile' },
          { operation: 'exitPlatform' },
        ],
        withheld: [],
      },
    });
    await issue(id);
    const ref = `RECTIFICATION#${id}`;
    const { body } = await own(made);
    expect(body).toMatchObject({
      agencyId: made.agencyId,
      openCases: [{ kind: 'RECTIFICATION', ref, status: 'ISSUED' }],
      deadlines: [{ ref, kind: 'RECTIFICATION_DUE', derivation: { base: expect.anything() } }],
    });
    expect(
      body.operations.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`),
    ).toEqual([
      `POST /rectifications/${id}/acknowledgement`,
      `POST /rectifications/${id}/submission`,
      'POST /products/{productId}/publish',
      'POST /demands/{demandId}/responses',
      'POST /orders/{orderId}/acceptance',
      'POST /agencies/own/upkeep/confirmations',
    ]);
    expect(body.withheld).toMatchObject([
      { operation: 'justifyRectification', ref, because: { zh: '须在“待说明理由”时办理，现为“已责令整改”' } },
      { operation: 'exitPlatform', because: { zh: '尚有未完成的限期整改1项' }, article: '12-0' },
    ]);
    const report = { items: [{ key: 'a', text: '已补齐' }] };
    const of = { params: { rectificationId: id } };
    await world.call('submitRectification', { as: agencyOf(made.uscc), ...of, body: report });
    await world.call('acceptRectification', { as: ANNA, ...of, body: { reason: '合格' } });
    expect((await own(made)).body).toMatchObject({ openCases: [], deadlines: [] });
  });

  it('shows officers the same, and nobody else’s agency to an agency', async () => {
    const made = await world.imported();
    await issue(await proposed(made));
    const params = { agencyId: made.agencyId };
    const { asOf: _, ...seen } = (await own(made)).body;
    for (const as of [ANNA, WU])
      expect(await world.call('readStanding', { as, params })).toMatchObject({ status: 200, body: seen });
    const other = await world.imported();
    expect(await world.call('readStanding', { as: agencyOf(other.uscc), params })).toMatchObject({
      status: 403,
      code: 'FORBIDDEN_ROLE',
    });
    expect(await world.call('readOwnStanding', { as: ANNA })).toMatchObject({ status: 403 });
    expect(await world.call('readOwnStanding', {})).toMatchObject({ status: 401 });
    const nobody = agencyOf('91310104MA1FX0010C');
    expect(await world.call('readOwnStanding', { as: nobody })).toMatchObject({ status: 404 });
    expect(await world.call('readStanding', { as: ANNA, params: { agencyId: 'none' } })).toMatchObject({
      status: 404,
    });
  });

  it('says nothing of an investigation before the prior notice', async () => {
    const made = await world.imported();
    const id = newId();
    const suspicion = {
      ...made,
      kind: 'FUND_FRAUD',
      subjectRef: `AGENCY#${made.agencyId}`,
      sourceRef: 'COMPLAINT#C1',
      reason: '虚构合同',
    } as const;
    const acting = { now: NOW, actor: { id: 'u-bo', role: 'CENTRE_OFFICER' }, conflicts: [] };
    const decided = orThrow(decideSuspectViolation(id, suspicion, { ...acting, roles: ['CENTRE_OFFICER'] }));
    await world.commitPlan({ changes: [change(violation, { newId: id }, decided)] });
    const { body } = await own(made);
    expect(body.openCases).toEqual([]);
    expect(JSON.stringify(body)).not.toContain(id);
  });

  it('pages its history newest first, each entry with its passage and without an officer', async () => {
    world.to(NOW);
    const made = await world.imported();
    const first = await proposed(made);
    world.to('2026-04-13T02:00:00.000Z');
    await issue(first);
    world.to('2026-04-13T03:00:00.000Z');
    await issue(await proposed(made, '缺合同'));
    const whole = (await own(made)).body.history;
    expect(whole.items.map(({ type }: { type: string }) => type)).toEqual([
      'RectificationIssued',
      'RectificationIssued',
      'AgencyImported',
    ]);
    expect(whole.items[0]).toMatchObject({
      article: '12-1d',
      citation: { zh: expect.stringContaining('第十二条') },
    });
    expect(whole).not.toHaveProperty('cursor');
    expect(JSON.stringify(whole)).not.toMatch(/anna|rui|缺记录|缺合同/);
    const paged: unknown[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '1', ...(cursor !== undefined && { cursor }) };
      const { history } = (await own(made, query)).body;
      expect(history.items).toHaveLength(1);
      paged.push(...history.items);
      cursor = history.cursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole.items);
    for (const query of [{ cursor: 'x' }, { limit: '0' }, { limit: '101' }, { more: '1' }])
      expect(await own(made, query as unknown as Record<string, string>)).toMatchObject({ status: 422 });
  });

  it('[12-4] stays readable once it has left or was removed; of several under a credit code, the one that lives', async () => {
    const left = await world.imported();
    await world.call('exitPlatform', { as: agencyOf(left.uscc), body: EXIT });
    const { body } = await own(left);
    expect(body).toMatchObject({ agencyId: left.agencyId, status: 'EXITED', operations: [] });
    expect(body.history.items[0]).toMatchObject({ type: 'AgencyExited', role: 'AGENCY_ADMIN' });
    const removed = await world.imported();
    await world.standAs(removed.agencyId, 'REMOVED');
    expect(await own(removed)).toMatchObject({ status: 200, body: { status: 'REMOVED', operations: [] } });
  });
});
