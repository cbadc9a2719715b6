import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, NOW, system } from '../../../test/support/onboarding-fixtures.ts';
import {
  decideDownloadExport,
  decideExportFailed,
  decideExportReady,
  decideRequestExport,
  type ExportState,
} from './export.ts';

const LATER = '2026-03-02T02:00:00.000Z';
const asked: Parameters<typeof decideRequestExport>[1] = {
  list: 'listOrders',
  format: 'csv',
  params: {},
  query: { status: 'COMPLETED' },
  requester: { id: 'u-officer', roles: ['CENTRE_OFFICER'] },
};
const file = {
  objectKey: 'exports/X1/list.csv',
  versionId: 'v1',
  fileName: '服务订单-2026-03-02.csv',
  bytes: 10,
  sha256: 'c2hh',
  rows: 2,
  truncated: true,
};
const until = { now: LATER, days: 7 };
const requested = folded('X1', decideRequestExport('X1', asked, NOW));
const ready = folded('X1', decideExportReady(requested, file, until), requested);
const failed = folded('X1', decideExportFailed(requested, 'FORBIDDEN_ROLE', LATER), requested);
const officer = (now: string) => by(['CENTRE_OFFICER'], now, 'u-officer');
const LAST = '2026-03-09T01:59:59.999Z';
const GONE = '2026-03-09T02:00:00.000Z';

type Example = readonly [name: string, state: ExportState, decide: (state: ExportState) => unknown];

const examples: readonly Example[] = [
  ['made', requested, (state) => decideExportReady(state, file, until)],
  ['made once', ready, (state) => decideExportReady(state, file, until)],
  ['not made of what failed', failed, (state) => decideExportReady(state, file, until)],
  ['failed', requested, (state) => decideExportFailed(state, 'FORBIDDEN_ROLE', LATER)],
  ['failed once', failed, (state) => decideExportFailed(state, 'NOT_FOUND', LATER)],
  ['not failed once made', ready, (state) => decideExportFailed(state, 'NOT_FOUND', LATER)],
  ['downloaded', ready, (state) => decideDownloadExport(state, officer(LATER))],
  ['downloaded at the last moment', ready, (state) => decideDownloadExport(state, officer(LAST))],
  ['not downloaded when it is gone', ready, (state) => decideDownloadExport(state, officer(GONE))],
  ['not downloaded before it is made', requested, (state) => decideDownloadExport(state, officer(LATER))],
  ['not downloaded when it failed', failed, (state) => decideDownloadExport(state, officer(LATER))],
  ['not downloaded by the platform itself', ready, (state) => decideDownloadExport(state, system(LATER))],
];

describe('what is decided on an export', () => {
  it('asked for', () => {
    expect(decisionInLines(decideRequestExport('X1', asked, NOW))).toMatchSnapshot('decided');
  });

  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });
});
