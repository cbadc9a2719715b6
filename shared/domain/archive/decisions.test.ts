import { describe, expect, it } from 'vitest';
import {
  archiveWith,
  archivedOrder,
  invoice,
  payment,
  record,
  seal,
  sealed,
} from '../../../test/support/archive-fixtures.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { as, HASH, orderAt, orderPolicy, PLACED_AT as now } from '../../../test/support/order-fixtures.ts';
import type { ArchiveState } from './archive.ts';
import { itemsOfOrder, missing, sumOf } from './completeness.ts';
import { invoiceDigits, invoiceGuard, releaseInvoice } from './invoice-number.ts';
import { decideAddItem, decideWithdrawItem, MOST_ITEMS } from './items.ts';
import { correctionHashOf, sealHashOf } from './seal-hash.ts';
import { decideCorrect, decideLock, decideSeal } from './seal.ts';

const agency = as('AGENCY_ADMIN');
const completed = orderAt('COMPLETED');
const open = archiveWith(invoice, payment);
const closed = sealed();
const many = Array.from({ length: MOST_ITEMS }, (_, i) => ({
  ...record,
  itemId: `R${i}`,
  documentId: `X${i}`,
}));
const full: ArchiveState = { ...open, body: { ...open.body, items: many } };
const correction = {
  correctionId: 'C1',
  refersTo: 'I1',
  documentId: 'DOC-C1',
  sha256: HASH,
  reason: '抬头更正',
};
const link = { ...correction, by: 'u', at: now, previous: '', hash: 'h1' };
const corrected: ArchiveState = { ...closed, body: { ...closed.body, corrections: [link] } };
const corrections = Array.from({ length: MOST_ITEMS }, (_, i) => ({ ...link, documentId: `Y${i}` }));
const fullCorrected: ArchiveState = { ...closed, body: { ...closed.body, corrections } };
const { seal: _, ...unsealedBody } = closed.body;

type Example = readonly [
  name: string,
  state: ArchiveState | undefined,
  decide: (state: ArchiveState) => unknown,
];

const examples: readonly Example[] = [
  ['begins with its first piece', undefined, () => decideAddItem(undefined, completed, invoice, agency)],
  ['takes another', open, (state) => decideAddItem(state, completed, record, agency)],
  ['takes one at a time', open, (state) => decideAddItem(state, completed, invoice, agency)],
  ['takes no more than fit', full, (state) => decideAddItem(state, completed, invoice, agency)],
  [
    'takes none of an order not under way',
    open,
    (state) => decideAddItem(state, archivedOrder(), record, agency),
  ],
  ['takes none once sealed', closed, (state) => decideAddItem(state, completed, record, agency)],
  ['takes none of a buyer', undefined, () => decideAddItem(undefined, completed, invoice, as('BUYER'))],
  ['gives one back', open, (state) => decideWithdrawItem(state, 'I1', agency)],
  ['gives none back that there is not', open, (state) => decideWithdrawItem(state, 'X', agency)],
  ['gives none back once sealed', closed, (state) => decideWithdrawItem(state, 'I1', agency)],
  ['is sealed', open, () => seal()],
  [
    'is not sealed incomplete',
    archiveWith(invoice),
    (state) => decideSeal(state, completed, { now, policy: orderPolicy }),
  ],
  ['is corrected', closed, (state) => decideCorrect(state, correction, agency)],
  [
    'is corrected again',
    corrected,
    (state) => decideCorrect(state, { ...correction, documentId: 'Z' }, agency),
  ],
  ['is not corrected by the same file', corrected, (state) => decideCorrect(state, correction, agency)],
  [
    'is not corrected of nothing',
    closed,
    (state) => decideCorrect(state, { ...correction, refersTo: 'X' }, agency),
  ],
  ['is not corrected endlessly', fullCorrected, (state) => decideCorrect(state, correction, agency)],
  ['is not corrected while open', open, (state) => decideCorrect(state, correction, agency)],
  ['is locked', closed, (state) => decideLock(state, 3, now)],
  ['is not locked without its seal', { ...closed, body: unsealedBody }, (state) => decideLock(state, 3, now)],
];

describe('[6-4a] an archive', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state ?? open), state?.body)).toMatchSnapshot('decided');
  });

  it('knows what it lacks and what it sums to', () => {
    expect(missing(orderAt('PLACED'), undefined)).toEqual([
      'CONTRACT',
      'DELIVERABLE',
      'ACCEPTANCE',
      'INVOICE',
      'PAYMENT_PROOF',
    ]);
    expect(missing(completed, { items: [payment] })).toEqual(['INVOICE']);
    expect(inLines([itemsOfOrder(completed, 'u'), itemsOfOrder(orderAt('PLACED'), 'u')])).toMatchSnapshot(
      'items',
    );
    const items = [invoice, { ...invoice, amountFen: 5 }, payment, record];
    expect([sumOf(items, 'INVOICE'), sumOf(items, 'PAYMENT_PROOF')]).toEqual([1_000_005, 500_000]);
  });

  it('takes no proof of more by voucher than the voucher of the order, one by one or together', () => {
    const proof = (voucherFen: number) => ({ ...payment, itemId: 'P2', documentId: 'DOC-P2', voucherFen });
    const beyond = { refused: 'VALIDATION_FAILED', fields: [{ field: 'body.voucherFen' }] };
    expect(decideAddItem(undefined, completed, proof(500_001), agency)).toMatchObject(beyond);
    expect(decideAddItem(open, completed, proof(1), agency)).toMatchObject(beyond);
    expect(decideAddItem(open, completed, proof(0), agency)).toHaveProperty('events');
  });

  it('reads an invoice’s number', () => {
    const read = [
      { number: '2631 2000-0000 0000 0017' },
      { number: '123456789012345678901' },
      { number: '1234567890123456789' },
      { code: '1234567890', number: '12345678' },
      { code: '123456789012', number: '12345678' },
      { code: '12345678901', number: '12345678' },
      { code: '1234567890', number: '123456789' },
      { code: '1234567890', number: '1234567' },
      { code: 'x1234567890', number: '12345678' },
    ].map((given) => invoiceDigits(given));
    expect(inLines([read, invoiceGuard('1', 'O1'), releaseInvoice('1', 'O1')])).toMatchSnapshot('numbers');
  });

  it('is hashed as a tree whose leaves and nodes differ', () => {
    const hashes = [0, 1, 2, 3, 4, 5].map((count) => sealHashOf(many.slice(0, count)));
    expect(
      inLines([hashes, correctionHashOf({ ...correction, by: 'u', at: now, previous: '' })]),
    ).toMatchSnapshot('hashes');
  });
});
