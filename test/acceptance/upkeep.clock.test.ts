import { describe, expect, it } from 'vitest';
import { newApplicant } from '../support/journeys/agencies.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { messageTo, verifyPhone } from '../support/journeys/phones.ts';
import { expectRefusal } from './expectations.ts';
import { minutesFrom, ownStack } from './own-stack.ts';

const place = await ownStack();
const { clock } = place;

interface Upkeep {
  readonly agencyId: string;
  readonly status: string;
  readonly version: number;
  readonly dueOn: string;
  readonly lastEffectiveUpdateOn: string;
  readonly declaration: { readonly version: string };
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: string }[];
}

/** An agency of the time before the regulation, with a phone that text messages reach. */
async function importedAgency() {
  const applicant = newApplicant();
  await place.as('admin-zhou').done('importAgencies', {
    body: {
      batchId: 'upkeep',
      rows: [
        {
          uscc: applicant.uscc,
          name: applicant.orgName,
          onboardedOn: '2021-05-20',
          categories: ['INSPECTION_TESTING'],
          source: '样例',
        },
      ],
    },
  });
  const agency = place.as(applicant.admin);
  await verifyPhone(place, agency, applicant.phone);
  const read = () => agency.done<Upkeep>('readOwnUpkeep');
  const due = async (kind: string) =>
    (await read()).deadlines.find((each) => each.kind === kind)?.dueAt ?? '';
  return { agency, applicant, read, due };
}

const sections = { INTRODUCTION: true, QUALIFICATIONS: true, PRODUCTS: true, CHARGING_STANDARD: true };

/** A reminder that comes days, not months, after the update: the way is the same, and the clock has less to do. */
async function remindEarly() {
  const body = {
    key: 'profileUpdate.remindDays',
    value: [363],
    effectiveFrom: '2026-03-02',
    reason: '样例',
  };
  const proposer = place.as('admin-zhou');
  const { changeId } = await proposer.done<{ changeId: string }>('proposePolicyChange', { body });
  const decision = { params: { changeId }, body: { reason: '同意' } };
  await place.as('commission-wu').done('approvePolicyChange', decision);
}

describe('the yearly update', () => {
  it('[6-3a, 6-3b] is reminded of by letter and text, and met by an update or a signed confirmation', async () => {
    await remindEarly();
    const { agency, applicant, read, due } = await importedAgency();
    await clock.rest();
    expect(await due('PROFILE_UPDATE_REMINDER')).toBe('2026-03-03T16:00:00.000Z');
    await clock.to(minutesFrom(await due('PROFILE_UPDATE_REMINDER'), -1));
    await agency.done('updateIntroduction', { body: { introduction: '检验检测与认证服务' } });
    const same = await agency.call('updateIntroduction', { body: { introduction: '检验检测与认证服务' } });
    expectRefusal(same, 422, 'NO_EFFECTIVE_CHANGE');
    await clock.rest();
    const updated = await read();
    expect(updated).toMatchObject({
      status: 'CURRENT',
      lastEffectiveUpdateOn: '2026-03-03',
      dueOn: '2027-03-03',
      allowedActions: ['confirm'],
    });
    expect(await due('DORMANCY_DUE')).toBe('2029-03-02T16:00:00.000Z');
    const versions = await agency.done<{ items: object[] }>('listOwnIntroductions');
    expect(versions.items).toMatchObject([{ text: '检验检测与认证服务' }]);

    await clock.to('2026-03-05T02:00:00.000Z');
    expect((await letterOf(agency, 'PROFILE_UPDATE_DUE')).body).toContain('2027年3月3日前更新');
    await messageTo(place, applicant.phone, /应于2027年3月3日前更新/);

    const signed = { sections, declaration: { accepted: true, textVersion: updated.declaration.version } };
    const unsigned = await agency.call('confirmProfile', { body: { sections } });
    expectRefusal(unsigned, 422, 'DECLARATION_REQUIRED');
    const clerk = await place.as(applicant.operator).call('confirmProfile', { body: signed });
    expectRefusal(clerk, 403, 'FORBIDDEN_ROLE');
    const confirmed = await agency.done<Upkeep>('confirmProfile', { body: signed });
    expect(confirmed).toMatchObject({ status: 'CURRENT', dueOn: '2027-03-05' });
    const twice = await agency.call('confirmProfile', { body: signed });
    expectRefusal(twice, 422, 'NO_EFFECTIVE_CHANGE');
    await clock.rest();

    const officer = place.as('officer-li');
    const params = { agencyId: confirmed.agencyId };
    // The confirmation had the registry asked again; the invented organisation is known there under this name.
    expect(await officer.done('readUpkeep', { params })).toMatchObject({
      updates: { INTRODUCTION: '2026-03-03', CONFIRMATION: '2026-03-05' },
      registry: { on: '2026-03-05', outcome: 'PASS' },
    });
    const { items } = await officer.done<{ items: object[] }>('listUpkeeps', {
      query: { status: 'CURRENT' },
    });
    expect(items).toContainEqual(expect.objectContaining({ ...params, dueOn: '2027-03-05' }));
    expect(await officer.done('listRectifications')).toEqual({ items: [] });
    const drop = { params: { rectificationId: 'none' }, body: { reason: '样例' } };
    expectRefusal(await officer.call('dropRectification', drop), 403, 'FORBIDDEN_ROLE');
    expectRefusal(await place.as('reviewer-chen').call('dropRectification', drop), 404, 'NOT_FOUND');
  });
});
