import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listLetters } from '../../../functions/notification/letters/list-letters.ts';
import { confirmLetterRead, readLetter } from '../../../functions/notification/letters/read-letter.ts';
import { routes } from '../../../functions/notification/routes.ts';
import { history } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { USCC } from '../../support/uscc-fixtures.ts';
import { agencyAdmin, busEvent, NOW, officer, refusedAs, world, type World } from './world.ts';

let dynamo: Dynamo;
let of: World;
beforeAll(async () => {
  dynamo = await startDynamo();
  of = world(dynamo.tables);
});
afterAll(() => dynamo.stop());

const company = agencyAdmin(USCC.company);
const stranger = agencyAdmin(USCC.cooperative);
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const verified = (caseId: string) =>
  busEvent('OnboardingVerified', { caseId, uscc: USCC.company, categories: ['RESEARCH_DEVELOPMENT'] });
const letters = async () => {
  const { body } = await of.command(routes.listLetters, listLetters, { as: company });
  return body.items as { letterId: string; subjectRef: string; status: string }[];
};

describe('the inbox', () => {
  it('[9-1c] stands with unread letters first, the newest of each first', async () => {
    for (const [caseId, minutes] of [
      ['A', 0],
      ['B', 1],
      ['C', 2],
    ] as const) {
      await of.plan(verified(caseId), later(minutes));
    }
    expect((await letters()).map(({ subjectRef }) => subjectRef)).toEqual(['CASE#C', 'CASE#B', 'CASE#A']);
    const newest = (await letters())[0]!;
    await of.command(routes.confirmLetterRead, confirmLetterRead, {
      as: company,
      params: { letterId: newest.letterId },
      now: later(5),
    });
    expect((await letters()).map(({ subjectRef, status }) => `${subjectRef} ${status}`)).toEqual([
      'CASE#B UNREAD',
      'CASE#A UNREAD',
      'CASE#C READ',
    ]);
  });

  it('[9-1c] records the first reading only, with its delivery', async () => {
    const event = verified('READ');
    await of.plan(event);
    const letter = (await letters()).find(({ subjectRef }) => subjectRef === 'CASE#READ')!;
    const call = { as: company, params: { letterId: letter.letterId } };
    const first = await of.command(routes.confirmLetterRead, confirmLetterRead, { ...call, now: later(1) });
    const second = await of.command(routes.confirmLetterRead, confirmLetterRead, { ...call, now: later(9) });
    expect(first.body).toMatchObject({ status: 'READ', readAt: later(1), version: 2 });
    expect(second.body).toEqual(first.body);
    const { items } = await history(dynamo.tables, 'LETTER', letter.letterId, { limit: 10 });
    expect(items.map(({ type }) => type)).toEqual(['LetterPosted', 'LetterRead']);
    expect(await of.delivery(event, 'LETTER', USCC.company)).toMatchObject({
      status: 'READ',
      body: { readAt: later(1) },
    });
  });

  it('[8.0] is nobody else’s: a foreign letter does not exist', async () => {
    const letterId = (await letters())[0]!.letterId;
    for (const as of [stranger, officer('zhang', ['CENTRE_OFFICER'])]) {
      const call = { as, params: { letterId } };
      await expect(of.command(routes.readLetter, readLetter, call)).rejects.toMatchObject(
        refusedAs('NOT_FOUND'),
      );
      await expect(of.command(routes.confirmLetterRead, confirmLetterRead, call)).rejects.toMatchObject(
        refusedAs('NOT_FOUND'),
      );
    }
    const { body } = await of.command(routes.listLetters, listLetters, { as: stranger });
    expect(body.items).toEqual([]);
  });

  it('[15-1] of a role is open to those who hold it', async () => {
    const event = busEvent('TaskOpened', {
      taskId: 'T',
      queue: 'CENTRE_ADMIN',
      kind: 'REGULATION_ENDS',
      subjectRef: 'POLICY#regulation',
      dueAt: NOW,
    });
    await of.plan(event);
    const both = officer('chen', ['CENTRE_OFFICER', 'CENTRE_ADMIN']);
    const inboxOf = async (query: object, as = both) =>
      ((await of.command(routes.listLetters, listLetters, { as, query })).body.items as unknown[]).length;
    expect(await inboxOf({})).toBe(0);
    expect(await inboxOf({ role: 'CENTRE_ADMIN' })).toBe(1);
    await expect(
      inboxOf({ role: 'CENTRE_ADMIN' }, officer('zhang', ['CENTRE_OFFICER'])),
    ).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
  });
});
