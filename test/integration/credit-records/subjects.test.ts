import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { person as personOf } from '../../support/persons.ts';
import { agencyOf, concerned, QIAN, RUI, WU, ZHENG } from '../../support/supervision-world.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { type CreditWorld, fields, REASON, startCreditRecords } from './credit-world.ts';

const DISCIPLINE = personOf('yan', ['CENTRE_DISCIPLINE']);

let world: CreditWorld;
beforeAll(async () => {
  world = await startCreditRecords();
});
afterAll(() => world.stop());
const draft: CreditWorld['draft'] = (...asked) => world.draft(...asked);
const found: CreditWorld['found'] = (...asked) => world.found(...asked);

describe('[14-2d] who is on record', () => {
  const person = { kind: 'PERSON', name: '某甲', role: '项目负责人', facts: [0] };

  it('is so once for one violation, also of two drafts at one time, until it is given up', async () => {
    const made = await found();
    const answers = await Promise.all([draft(made), draft(made, undefined, ZHENG)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ code: 'DUPLICATE' });
    expect(await draft(made, person)).toMatchObject({ status: 201 });
    expect(await draft(made, { ...person, name: ' 某 甲', role: '经办' })).toMatchObject({
      code: 'DUPLICATE',
    });
    expect(await draft(made, { ...person, name: '某乙' })).toMatchObject({ status: 201 });
    expect(await draft(await found(), person)).toMatchObject({ status: 201 });
    const [first] = answers.filter(({ status }) => status === 201);
    const params = { creditRecordId: first!.body.creditRecordId };
    expect(await world.call('dropCreditRecord', { as: WU, params, body: REASON })).toMatchObject({
      status: 200,
      body: { status: 'DROPPED', allowedActions: [] },
    });
    expect(await draft(made)).toMatchObject({ status: 201 });
  });

  it('is named in no text that others read', async () => {
    const made = await found();
    for (const [more, field] of [
      [{ reason: '某甲签字' }, 'body.reason'],
      [{ fields: { ...fields, conduct: '由某甲转包' } }, 'body.fields.conduct'],
      [{ subject: { ...person, role: '即某甲' } }, 'body.subject.role'],
    ] as const) {
      const body = { violationId: made.violationId, subject: person, fields, ...REASON, ...more };
      const answer = await world.call('draftCreditRecord', { as: WU, body });
      expect(answer).toMatchObject({ status: 422, body: { fields: [{ field }] } });
    }
    const { body } = await draft(made, person);
    const params = { creditRecordId: body.creditRecordId };
    const drop = (reason: string) => world.call('dropCreditRecord', { as: WU, params, body: { reason } });
    expect(await drop('并非某甲所为')).toMatchObject({ status: 422 });
    expect(await drop('并非其所为')).toMatchObject({ status: 200 });
  });

  it('is told to the Commission, the discipline office and the agency, each time with a trace; to nobody else', async () => {
    const made = await found();
    const { body } = await draft(made, person);
    const params = { creditRecordId: body.creditRecordId as string };
    const ask = (as: Principal, reason = '核对责任人') =>
      world.call('openRecordedName', { as, params, body: { reason } });
    const ref = `CREDITRECORD#${params.creditRecordId}`;
    const before = (await world.trail('CREDITRECORD', params.creditRecordId)).length;
    for (const who of [RUI, QIAN, agencyOf(usccFixture(3))])
      expect(await ask(who)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    expect((await world.tasksOf(ref)).filter((each) => each.startsWith('CENTRE_DISCIPLINE'))).toHaveLength(3);
    expect(await world.trail('CREDITRECORD', params.creditRecordId)).toHaveLength(before);
    expect(await ask(WU, '')).toMatchObject({ status: 422 });
    expect(await ask(WU, '核对某甲')).toMatchObject({ status: 422 });
    expect(await ask(concerned(WU, made.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    for (const who of [ZHENG, DISCIPLINE, agencyOf(made.uscc)])
      expect(await ask(who)).toMatchObject({ status: 200, body: { name: '某甲' } });
    const opened = (await world.trail('CREDITRECORD', params.creditRecordId)).slice(before);
    expect(opened.map(({ type, reason, actor }) => [type, reason, actor.id])).toEqual(
      [ZHENG, DISCIPLINE, agencyOf(made.uscc)].map(({ id }) => ['CreditRecordNameOpened', '核对责任人', id]),
    );
    const unit = await draft(made);
    const of = { creditRecordId: unit.body.creditRecordId };
    expect(await world.call('openRecordedName', { as: WU, params: of, body: REASON })).toMatchObject({
      status: 404,
    });
  });
});
