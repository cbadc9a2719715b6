import { describe, expect, inject, it } from 'vitest';
import { COLUMNS } from '../../functions/exchange/imports/columns.ts';
import { DATA_SHEET } from '../../functions/exchange/workbooks/sheets.ts';
import { writeWorkbook } from '../../functions/exchange/workbooks/write-workbook.ts';
import { WORKBOOK } from '../../shared/domain/document/register.ts';
import { newApplicant } from '../support/journeys/agencies.ts';
import { connectDeployment } from '../support/journeys/deployment.ts';
import { letterOf } from '../support/journeys/letters.ts';
import { scanned, upload } from '../support/journeys/materials.ts';
import { until } from '../support/journeys/until.ts';
import { expectRefusal } from './expectations.ts';

const place = await connectDeployment(inject('addresses'));
const admin = place.as('admin-zhou');

interface Made {
  readonly status: string;
  readonly file?: { readonly rows: number };
}

describe('lists in and out', () => {
  it('[2-1] a workbook of existing agencies is checked, and not taken over by who handed it in; their list is a file', async () => {
    const applicant = newApplicant();
    const bytes = await writeWorkbook([
      {
        name: DATA_SHEET,
        headings: COLUMNS.AGENCIES.map(({ zh }) => zh),
        rows: [[applicant.uscc, '上海老牌服务有限公司', '2024-05-06', '研究开发']],
      },
    ]);
    const file = { bytes, mediaType: WORKBOOK, fileName: '名录.xlsx' };
    const documentId = await upload(admin, 'IMPORT_FILE', file);
    await scanned(admin, documentId);
    const body = { kind: 'AGENCIES', documentId, source: '2024年名录' };
    const { importId } = await admin.done<{ importId: string }>('requestImport', { body });
    const params = { importId };
    const checked = await until(
      () => admin.done<Made>('readImport', { params }),
      ({ status }) => status !== 'CHECKING',
      'the dry run',
    );
    expect(checked).toMatchObject({ status: 'CHECKED', report: { rows: 1, fresh: 1, bad: 0 } });
    expectRefusal(await admin.call('applyImport', { params }), 403, 'FOUR_EYES');
    const second = place.as('commission-zheng');
    await second.done('applyImport', { params });
    await until(
      () => admin.done<Made>('readImport', { params }),
      ({ status }) => status === 'APPLIED',
      'the import',
    );
    const agency = place.as(applicant.admin);
    expect(await agency.done('readOwnAgency')).toMatchObject({ status: 'ACTIVE', onboardedOn: '2024-05-06' });
    await letterOf(agency, 'AGENCY_IMPORTED');
    const asked = { body: { list: 'listAgencies', format: 'xlsx' } };
    const { exportId } = await agency.done<{ exportId: string }>('requestExport', asked);
    const made = await until(
      () => agency.done<Made>('readExport', { params: { exportId } }),
      ({ status }) => status !== 'REQUESTED',
      'the file',
    );
    expect(made.status).toBe('READY');
    const link = await agency.done<{ url: string }>('downloadExport', { params: { exportId } });
    const downloaded = await fetch(link.url);
    expect(downloaded.status).toBe(200);
    expect(
      Buffer.from(await downloaded.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expectRefusal(await admin.call('readExport', { params: { exportId } }), 404, 'NOT_FOUND');
  });
});
