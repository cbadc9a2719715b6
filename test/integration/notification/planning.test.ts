import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDeliveries } from '../../../functions/notification/deliveries/deliveries.ts';
import { pushStationLetter } from '../../../functions/notification/planning/push-station-letter.ts';
import { routes } from '../../../functions/notification/routes.ts';
import { deliveryIdOf } from '../../../shared/domain/notification/notice.ts';
import { templates } from '../../../shared/domain/notification/templates/registry.ts';
import { toEnvelope } from '../../../shared/platform/event-bus.ts';
import type { StationLetter } from '../../../shared/platform/station-letter/station-letter-port.ts';
import { inboxOf, letter } from '../../../shared/store/aggregates/letter.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { get, history, list } from '../../../shared/store/read.ts';
import { taskId } from '../../../shared/store/tasks.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { USCC, usccFixture } from '../../support/uscc-fixtures.ts';
import { openObjection } from './open-objection.ts';
import { verifyPhone } from './verified-phone.ts';
import { BASE_URL, busEvent, NOW, officer, world, type World } from './world.ts';

let dynamo: Dynamo;
let of: World;
beforeAll(async () => {
  dynamo = await startDynamo();
  of = world(dynamo.tables);
  await verifyPhone(of, USCC.company, '13800000001');
});
afterAll(() => dynamo.stop());

const failed = (uscc: string, caseId = 'C1') =>
  busEvent('OnboardingVerificationFailed', { caseId, uscc, codes: ['OPERATING_PERIOD_TOO_SHORT'] });
const inbox = async (uscc: string) =>
  (await list(dynamo.tables, letter, 'list1', { pk: inboxOf({ kind: 'AGENCY', uscc }) }, { limit: 100 }))
    .items;

describe('planning', () => {
  it('[5-2c] puts a letter into the inbox with the very commit and queues the text message', async () => {
    const event = failed(USCC.company, 'C-LETTER');
    await of.plan(event);
    const [first] = await inbox(USCC.company);
    expect(first?.body).toMatchObject({
      title: '入驻核验结果通知',
      basis: expect.stringContaining('沪科规〔2026〕1号'),
      link: `${BASE_URL}/onboarding-cases/C-LETTER`,
    });
    expect((await of.delivery(event, 'LETTER', USCC.company)).status).toBe('DELIVERED');
    const sms = await of.delivery(event, 'SMS', USCC.company);
    expect(sms).toMatchObject({
      status: 'QUEUED',
      body: { address: { kind: 'CONTACT', uscc: USCC.company } },
    });
    expect(await of.queued(sms.id)).toHaveLength(1);
  });

  it('[9-1c] does all of it once, however often the event comes', async () => {
    const event = failed(USCC.company, 'C-TWICE');
    const before = (await inbox(USCC.company)).length;
    await of.plan(event);
    await Promise.all([of.plan(event), of.plan(event)]);
    expect(await inbox(USCC.company)).toHaveLength(before + 1);
    const { id } = await of.delivery(event, 'SMS', USCC.company);
    expect((await history(dynamo.tables, 'DELIVERY', id, { limit: 10 })).items).toHaveLength(1);
  });

  it('[SM-21] has a person call where no phone is verified, and the letter is there all the same', async () => {
    const uscc = usccFixture(1);
    const event = failed(uscc);
    await of.plan(event);
    expect((await of.delivery(event, 'LETTER', uscc)).status).toBe('DELIVERED');
    const sms = await of.delivery(event, 'SMS', uscc);
    expect(sms).toMatchObject({ status: 'DEAD', body: { deadReason: 'NO_VERIFIED_PHONE' } });
    const call = await get(dynamo.tables, task, taskId(`DELIVERY#${sms.id}`, 'REACH_BY_PHONE', 1));
    expect(call).toMatchObject({ status: 'OPEN', body: { queue: 'CENTRE_OFFICER', uscc } });
  });

  it('needs nothing for an event without a rule', async () => {
    const event = busEvent('SomethingElse', { uscc: USCC.company });
    const before = (await inbox(USCC.company)).length;
    await of.plan(event);
    expect(await inbox(USCC.company)).toHaveLength(before);
  });

  it('lets a missing template silence nobody else, and reports it', async () => {
    const id = 'YY20260302-TMPLMISSNG';
    await openObjection(of, id, '+8613800000078');
    const event = busEvent('ObjectionDecided', {
      objectionId: id,
      publicityId: 'P1',
      subject: { kind: 'ONBOARDING', id: 'C1' },
      uscc: USCC.company,
      outcome: 'DISMISSED',
      affectsSubject: false,
    });
    const { OBJECTION_DECIDED: _, ...rest } = templates;
    const before = (await inbox(USCC.company)).length;
    await of.plan(event, NOW, { templates: rest });
    expect(of.missing).toContain('OBJECTION_DECIDED');
    expect(of.log.lines).toContainEqual({
      code: 'TEMPLATE_MISSING',
      fields: expect.objectContaining({ code: 'OBJECTION_DECIDED' }),
    });
    expect(await inbox(USCC.company)).toHaveLength(before);
    const told = deliveryIdOf(event.id, { kind: 'OBJECTOR', objectionId: id }, 'SMS');
    expect((await of.deliveryOf(told)).status).toBe('QUEUED');
  });

  it('[15-1] tells the centre by letter to the role that must act', async () => {
    const event = busEvent('TaskOpened', {
      taskId: 'REGULATION-180',
      queue: 'CENTRE_ADMIN',
      kind: 'REGULATION_ENDS',
      subjectRef: 'POLICY#regulation',
      dueAt: NOW,
    });
    await of.plan(event);
    const pk = inboxOf({ kind: 'OFFICERS', role: 'CENTRE_ADMIN' });
    const { items } = await list(dynamo.tables, letter, 'list1', { pk }, { limit: 10 });
    expect(items.map(({ body }) => body.title)).toEqual(['实施细则有效期届满提醒']);
  });

  it('shows officers the evidence of every channel, and never a number', async () => {
    const event = busEvent('OnboardingRejected', {
      caseId: 'C-EVIDENCE',
      uscc: USCC.company,
      publicityId: 'P1',
    });
    await of.plan(event);
    const as = officer('zhang', ['CENTRE_OFFICER']);
    const { body } = await of.command(routes.listDeliveries, listDeliveries, {
      as,
      query: { subject: 'CASE#C-EVIDENCE' },
    });
    const items = body.items as { channel: string; status: string }[];
    expect(items.map(({ channel, status }) => `${channel} ${status}`).toSorted()).toEqual([
      'LETTER DELIVERED',
      'SMS QUEUED',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/138\d{8}/);
  });
});

describe("the city's inbox", () => {
  const push = async (event: Parameters<World['plan']>[0], answer: 'ok' | 'later') => {
    const taken: StationLetter[] = [];
    await of.plan(event, NOW, { cityInbox: true });
    const { id } = await of.delivery(event, 'YWTB_LETTER', USCC.company);
    const [queued] = await of.queued(id);
    const stationLetter = {
      send: async (sent: StationLetter) => {
        taken.push(sent);
        return answer === 'ok'
          ? ({ status: 'ACCEPTED', externalId: 'x-1' } as const)
          : ({ status: 'REJECTED', code: 'HTTP_503', retryable: true } as const);
      },
    };
    await pushStationLetter(queued!, NOW, { ...of.deps, stationLetter, clock: () => NOW });
    return { taken, id, queued: queued!, stationLetter };
  };

  it('[9-1c] gets the letter once, with a delivery of its own', async () => {
    const event = failed(USCC.company, 'C-CITY');
    const { taken, id, queued, stationLetter } = await push(event, 'ok');
    await pushStationLetter(queued, NOW, { ...of.deps, stationLetter, clock: () => NOW });
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({
      uscc: USCC.company,
      bizId: id,
      link: `${BASE_URL}/onboarding-cases/C-CITY`,
    });
    expect((await of.deliveryOf(id)).status).toBe('SUBMITTED');
  });

  it('[9-1c] is tried again where it does not answer, whatever the hour', async () => {
    const { id } = await push(failed(USCC.company, 'C-CITY-2'), 'later');
    const waiting = await of.deliveryOf(id);
    expect(waiting.status).toBe('QUEUED');
    expect(Object.keys(waiting.deadlines)).toEqual(['SMS_RELEASE']);
    const { items } = await history(dynamo.tables, 'DELIVERY', id, { limit: 10 });
    expect(items.map(toEnvelope).map(({ type }) => type)).toEqual([
      'DeliveryQueued',
      'DeliverySubmitting',
      'DeliveryFailed',
      'DeliveryRetryScheduled',
    ]);
  });
});
