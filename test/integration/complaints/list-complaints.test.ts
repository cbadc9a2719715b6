import { afterAll, describe, expect, it } from 'vitest';
import { clerk, named, own, startWorld } from './world.ts';

const { call, submit, step, stop } = await startWorld();
afterAll(() => stop());

describe('the list of complaints', () => {
  it('[3-2g] refuses an agency the filters of officers, and tells it so', async () => {
    const { receiptNo } = (await submit(named)).body;
    await step('acceptComplaint', receiptNo, clerk, { summary: '反映其交付延误' });
    const plain = await call('listComplaints', { as: own });
    expect(plain.body.items).toMatchObject([{ complaintId: receiptNo, status: 'ACCEPTED' }]);
    const query = { kind: 'REPORT', status: 'NOT_ACCEPTED' };
    const narrowed = await call('listComplaints', { as: own, query });
    expect([narrowed.status, narrowed.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    expect(narrowed.body.fields).toMatchObject([{ field: 'query.kind' }, { field: 'query.status' }]);
    const accepted = await call('listComplaints', { as: clerk, query: { status: 'ACCEPTED' } });
    expect(accepted.body.items).toMatchObject([{ complaintId: receiptNo }]);
    expect((await call('listComplaints', { as: clerk })).body.items).toEqual([]);
  });
});
