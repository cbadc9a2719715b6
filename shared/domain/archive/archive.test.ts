import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  archiveWith,
  after,
  INVOICE_NO,
  invoice,
  payment,
  record,
  seal,
  sealed,
} from '../../../test/support/archive-fixtures.ts';
import { as, HASH, orderAt, orderPolicy, PLACED_AT } from '../../../test/support/order-fixtures.ts';
import { isRefusal } from '../problem.ts';
import type { ArchiveItem } from './archive.ts';
import { missing } from './completeness.ts';
import { invoiceDigits, invoiceGuard } from './invoice-number.ts';
import { decideAddItem, decideWithdrawItem, MOST_ITEMS } from './items.ts';
import { isIntact, sealHashOf } from './seal-hash.ts';
import { decideCorrect, decideLock, decideSeal } from './seal.ts';

const agency = as('AGENCY_ADMIN');
const add = (item: ArchiveItem, stage: Parameters<typeof orderAt>[0] = 'COMPLETED') =>
  decideAddItem(undefined, orderAt(stage), item, agency);
const correction = {
  correctionId: 'C1',
  refersTo: 'I1',
  documentId: 'DOC-C1',
  sha256: HASH,
  reason: '发票抬头更正',
};

describe('[6-4a] the open archive of an order', () => {
  it.each([
    ['an invoice', { ...invoice, issuedOn: '2099-01-01' }, 'body.issuedOn'],
    ['a payment', { ...payment, paidOn: '9999-12-31' }, 'body.paidOn'],
  ])('takes no %s of a day to come', (_, item, field) => {
    expect(add(item)).toMatchObject({ refused: 'VALIDATION_FAILED', fields: [{ field }] });
  });

  it.each(['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED', 'COMPLETED'] as const)(
    'takes evidence while the order is %s',
    (stage) => {
      expect(add(record, stage)).toMatchObject({
        events: [{ type: 'ArchiveItemAdded', to: 'OPEN', docRefs: [record.documentId] }],
        body: { items: [record] },
      });
    },
  );

  it('takes none before the order is accepted, none twice, none from others, and not without end', () => {
    expect(add(record, 'PLACED')).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const order = orderAt('COMPLETED');
    const open = archiveWith(record);
    expect(decideAddItem(open, order, { ...record, itemId: 'R2' }, agency)).toMatchObject({
      refused: 'DUPLICATE',
    });
    expect(decideAddItem(open, order, payment, as('CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const items = Array.from({ length: MOST_ITEMS }, (_, i) => ({
      ...record,
      itemId: `R${i}`,
      documentId: `D${i}`,
    }));
    const full = { ...open, body: { ...open.body, items } };
    expect(decideAddItem(full, order, payment, agency)).toMatchObject({ refused: 'VALIDATION_FAILED' });
  });

  it('gives a piece back until it is sealed', () => {
    const open = archiveWith(invoice, payment);
    expect(decideWithdrawItem(open, 'I1', agency)).toMatchObject({
      events: [{ type: 'ArchiveItemWithdrawn', record: { item: invoice } }],
      body: { items: [payment] },
    });
    expect(decideWithdrawItem(open, 'X', agency)).toMatchObject({ refused: 'NOT_FOUND' });
  });

  it('says what is missing, and is not sealed before nothing is', () => {
    expect(missing(orderAt('ACCEPTED'), undefined)).toEqual([
      'CONTRACT',
      'DELIVERABLE',
      'ACCEPTANCE',
      'INVOICE',
      'PAYMENT_PROOF',
    ]);
    expect(missing(orderAt('COMPLETED'), archiveWith(invoice).body)).toEqual(['PAYMENT_PROOF']);
    expect(seal(archiveWith(invoice))).toMatchObject({
      refused: 'ARCHIVE_INCOMPLETE',
      extra: { missing: ['PAYMENT_PROOF'] },
    });
    expect(
      decideSeal(archiveWith(invoice, payment), orderAt('IN_SERVICE'), {
        now: PLACED_AT,
        policy: orderPolicy,
      }),
    ).toMatchObject({
      refused: 'ARCHIVE_INCOMPLETE',
      extra: { missing: ['DELIVERABLE', 'ACCEPTANCE'] },
    });
  });
});

describe('[6-4a] the sealed archive', () => {
  it('holds contract and deliverables too, for ten years', () => {
    const { body } = sealed();
    expect(body.items.map(({ itemId }) => itemId)).toEqual(['CONTRACT', 'DELIVERABLE-1-1', 'I1', 'P1']);
    expect(body.seal).toMatchObject({ hash: sealHashOf(body.items), retainUntil: '2036-03-05' });
  });

  it('is neither added to, taken from nor sealed again', () => {
    const done = sealed();
    const refusals = [
      decideAddItem(done, orderAt('COMPLETED'), record, agency),
      decideWithdrawItem(done, 'I1', agency),
      decideSeal(done, orderAt('COMPLETED'), { now: PLACED_AT, policy: orderPolicy }),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject({ refused: 'ARCHIVE_SEALED' });
  });

  it('takes corrections by the agency admin alone, each chained to the one before', () => {
    const done = sealed();
    expect(decideCorrect(archiveWith(invoice), correction, agency)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideCorrect(done, correction, as('AGENCY_OPERATOR'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    expect(decideCorrect(done, { ...correction, refersTo: 'X' }, agency)).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
    expect(decideCorrect(done, { ...correction, documentId: 'DOC-I1' }, agency)).toMatchObject({
      refused: 'DUPLICATE',
    });
    const once = after({ ...done, deadlines: {} }, decideCorrect(done, correction, agency));
    const twice = after(
      once,
      decideCorrect(once, { ...correction, correctionId: 'C2', documentId: 'DOC-C2' }, agency),
    );
    const [first, second] = twice.body.corrections;
    expect(first?.previous).toBe(done.body.seal?.hash);
    expect(second?.previous).toBe(first?.hash);
    expect(twice.body.items).toEqual(done.body.items);
    expect(isIntact({ ...twice.body, seal: done.body.seal! })).toBe(true);
    const decided = decideCorrect(done, correction, agency);
    expect(JSON.stringify(isRefusal(decided) ? '' : decided.events)).not.toContain(correction.reason);
  });

  it('shows any change of an item or a correction', () => {
    const done = sealed();
    const { items } = done.body;
    const whole = after({ ...done, deadlines: {} }, decideCorrect(done, correction, agency)).body;
    const { corrections } = whole;
    const hash = done.body.seal!.hash;
    fc.assert(
      fc.property(fc.nat(items.length - 1), fc.constantFrom('documentId', 'sha256', 'at'), (i, field) => {
        const altered = items.map((item, at) => (at === i ? { ...item, [field]: `${item[field]}x` } : item));
        expect(isIntact({ items: altered, seal: { hash }, corrections })).toBe(false);
        expect(isIntact({ items: items.filter((_, at) => at !== i), seal: { hash }, corrections })).toBe(
          false,
        );
      }),
    );
    expect(isIntact({ items: items.toReversed(), seal: { hash }, corrections })).toBe(false);
    const forged = corrections.map((each) => ({ ...each, reason: '无' }));
    expect(isIntact({ items, seal: { hash }, corrections: forged })).toBe(false);
  });

  it('puts the lock of its files on record', () => {
    expect(decideLock(sealed(), 4, PLACED_AT)).toMatchObject({
      events: [{ type: 'ArchiveObjectsLocked', data: { objects: 4, retainUntil: '2036-03-05' } }],
    });
    expect(decideLock(archiveWith(invoice), 1, PLACED_AT)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });
});

describe('the number of an invoice', () => {
  it.each([
    [{ number: INVOICE_NO }, INVOICE_NO],
    [{ number: '2631 2000 0000-0000 0017' }, INVOICE_NO],
    [{ number: '２６３１２０００００００００００００１７' }, INVOICE_NO],
    [{ code: '031001900104', number: '12345678' }, '03100190010412345678'],
    [{ code: '3100190010', number: '12345678' }, '310019001012345678'],
  ])('[6-4a] FR-02 reads %j as one invoice', (given, digits) => {
    expect(invoiceDigits(given)).toBe(digits);
  });

  it.each([
    [{ number: '1234567' }, 'body.number'],
    [{ number: `${INVOICE_NO}0` }, 'body.number'],
    [{ code: '12345', number: '12345678' }, 'body.code'],
    [{ code: '3100190010', number: INVOICE_NO }, 'body.number'],
  ])('[6-4a] FR-02 refuses %j', (given, field) => {
    expect(invoiceDigits(given)).toMatchObject({ refused: 'VALIDATION_FAILED', fields: [{ field }] });
  });

  it('[6-4a] FR-02 names the rule and nobody', () => {
    const { take, refusal } = invoiceGuard(INVOICE_NO, 'O1');
    expect(take).toMatch(/^INVOICE#[0-9a-f]{64}$/);
    expect(refusal).toMatchObject({ refused: 'INVOICE_ALREADY_USED', extra: { ruleId: 'FR-02' } });
    expect(JSON.stringify(refusal)).not.toContain('O1');
  });
});
