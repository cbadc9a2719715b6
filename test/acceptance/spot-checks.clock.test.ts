import { expect, it } from 'vitest';
import { verdictOn } from '../../local/verify/verdict.ts';
import { newApplicant } from '../support/journeys/agencies.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { scanned, upload } from '../support/journeys/materials.ts';
import { expectRefusal } from './expectations.ts';
import { ownStack } from './own-stack.ts';

const place = await ownStack({ at: '2026-03-31T09:00:00+08:00' });
const { clock } = place;
const li = place.as('officer-li');
const wang = place.as('officer-wang');
const chen = place.as('reviewer-chen');
const applicant = newApplicant();
const agency = place.as(applicant.admin);
const commission = place.as('commission-wu');

interface Request {
  readonly cooperationId: string;
  readonly status: string;
  readonly dueOn: string;
  readonly submission?: { readonly receiptNo: string; readonly items?: readonly unknown[] };
}

const rows = [
  {
    uscc: applicant.uscc,
    name: applicant.orgName,
    onboardedOn: '2024-05-06',
    categories: ['RESEARCH_DEVELOPMENT'],
    source: '2024年名录第1页',
  },
];
await place.as('admin-zhou').done('importAgencies', { body: { batchId: 'S', rows } });
await clock.rest();
const { agencyId } = await agency.done<{ agencyId: string }>('readOwnAgency');

async function ask(): Promise<string> {
  const items = [{ key: 'LEDGER', zh: '服务台账' }];
  const body = { agencyId, purpose: '请提供上一季度服务台账', items };
  return (await li.done<Request>('requestCooperation', { body })).cooperationId;
}
const read = (cooperationId: string) =>
  agency.done<Request>('readCooperation', { params: { cooperationId } });

it('[3-1c] plans a quarter that is over, draws it by a second person, and the draw can be repeated', async () => {
  const early = await li.call('planSpotChecks', { body: { quarter: '2026Q1' } });
  expectRefusal(early, 409, 'QUARTER_NOT_OVER');
  await clock.to('2026-04-01T09:00:00+08:00');
  const tasks = await li.done<{ items: { kind: string }[] }>('listTasks', {
    query: { queue: 'CENTRE_OFFICER' },
  });
  expect(tasks.items.map(({ kind }) => kind)).toContain('PLAN_SPOT_CHECKS');
  await li.done('planSpotChecks', { body: { quarter: '2026Q1' } });
  await clock.rest();
  const params = { planId: '2026Q1' };
  expectRefusal(await li.call('drawSpotChecks', { params }), 403, 'FOUR_EYES');
  await wang.done('drawSpotChecks', { params });
  await clock.rest();
  expect(await commission.done('readSpotCheckPlan', { params })).toMatchObject({ status: 'SAMPLED' });
  const { bundle } = await commission.done<{ bundle: unknown }>('readDrawBundle', { params });
  expect(verdictOn([{ file: 'bundle.json', text: JSON.stringify(bundle) }])).toMatchObject({ valid: true });
  const body = { orderId: 'any', part: 'RANDOM', reason: '想查这一笔' };
  expectRefusal(await li.call('pickSpotCheck', { params, body }), 409, 'SAMPLE_LOCKED');
});

it('[6-4b] asks for material, reminds, takes it with a receipt', async () => {
  const cooperationId = await ask();
  await clock.rest();
  await letterOf(agency, 'COOPERATION_REQUESTED');
  await clock.advance('P9D');
  await letterOf(agency, 'COOPERATION_REMINDER');
  const documentId = await upload(agency, 'OTHER');
  await scanned(agency, documentId);
  const body = { items: [{ key: 'LEDGER', documentIds: [documentId] }] };
  const submitted = await agency.done<Request>('submitCooperation', { params: { cooperationId }, body });
  expect(submitted).toMatchObject({
    status: 'SUBMITTED',
    submission: { receiptNo: expect.any(String) as string },
  });
  await clock.rest();
  await letterOf(agency, 'COOPERATION_RECEIPT');
  const seen = await li.done<Request>('viewCooperation', { params: { cooperationId } });
  expect(seen.submission?.items).toHaveLength(1);
});

it('[6-4b] holds nobody to refuse before a second written request, and then by two persons', async () => {
  const cooperationId = await ask();
  const params = { cooperationId };
  await clock.advance('P14D');
  expect(await read(cooperationId)).toMatchObject({ status: 'OVERDUE' });
  await letterOf(agency, 'COOPERATION_OVERDUE');
  const body = { reason: '逾期未提交' };
  expectRefusal(await li.call('proposeRefusal', { params, body }), 409, 'ILLEGAL_TRANSITION');
  await li.done('requestCooperationAgain', { params, body });
  await clock.advance('P16D');
  await letterOf(agency, 'COOPERATION_SECOND_NOTICE');
  expect(await read(cooperationId)).toMatchObject({ status: 'SECOND_NOTICE' });
  await li.done('proposeRefusal', { params, body });
  await chen.done('decideRefusal', {
    params,
    body: { decision: 'CONFIRM', reason: '经两次书面通知仍未提交' },
  });
  await clock.rest();
  expect(await read(cooperationId)).toMatchObject({ status: 'REFUSED' });
  await letterOf(agency, 'COOPERATION_REFUSED');
});
