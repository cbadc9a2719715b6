import { describe, expect, it } from 'vitest';
import { exampleEvent } from '../../../test/support/event-contracts.ts';
import { activityOf, COUNTED } from './what-counts.ts';

const what = (type: string, data: Record<string, unknown> = {}, role = 'AGENCY_ADMIN') => {
  const activity = activityOf({ ...exampleEvent(type, data), role, at: '2026-03-02T16:30:00.000Z' });
  return activity?.kind === 'UPDATE' ? activity.source : activity?.kind;
};

describe('[6-3a] what counts', () => {
  it.each([
    ['ProfileUpdated', { fields: ['introduction'] }, 'AGENCY_ADMIN', 'INTRODUCTION'],
    ['ProfileUpdated', { fields: ['name'] }, 'AGENCY_ADMIN', undefined],
    ['ProfileUpdated', { fields: ['introduction'] }, 'CENTRE_OFFICER', undefined],
    ['QualificationRecorded', {}, 'AGENCY_OPERATOR', undefined],
    ['QualificationVerified', {}, 'CENTRE_OFFICER', undefined],
    ['ProductPublished', {}, 'AGENCY_ADMIN', 'PRODUCTS'],
    ['ProductTakenOffShelf', {}, 'AGENCY_ADMIN', 'PRODUCTS'],
    ['ProductArchived', {}, 'SYSTEM', undefined],
    ['StandingDocumentFiled', { kind: 'CHARGING_STANDARD' }, 'AGENCY_ADMIN', 'CHARGING_STANDARD'],
    ['StandingDocumentFiled', { kind: 'CHARGING_STANDARD' }, 'SYSTEM', undefined],
    ['StandingDocumentFiled', { kind: 'CHARGING_STANDARD' }, 'CENTRE_OFFICER', undefined],
    ['StandingDocumentFiled', { kind: 'SERVICE_STANDARD' }, 'AGENCY_ADMIN', undefined],
    ['OrderAccepted', {}, 'AGENCY_ADMIN', 'ORDER'],
    ['OrderCompleted', {}, 'SYSTEM', 'ORDER'],
    ['OrderPlaced', {}, 'BUYER', undefined],
    ['OrderDeclined', {}, 'AGENCY_ADMIN', undefined],
    ['OrderRated', {}, 'BUYER', undefined],
  ])('%s %j by %s: %s', (type, data, role, expected) => {
    expect(what(type, data, role)).toBe(expected);
  });

  it.each(['ProductRevised', 'ProductArchived'])('%s: of a product that is or was on offer', (type) => {
    const event = { ...exampleEvent(type), role: 'AGENCY_ADMIN', at: '2026-03-02T01:00:00.000Z' };
    const of = (firstPublishedAt?: string) =>
      activityOf(event, { product: firstPublishedAt === undefined ? {} : { firstPublishedAt } });
    expect(of('2026-03-01T01:00:00.000Z')).toMatchObject({ kind: 'UPDATE', source: 'PRODUCTS' });
    expect(of()).toBeUndefined();
    expect(of('2026-03-03T01:00:00.000Z')).toBeUndefined();
  });

  it('is a certificate that its agency entered, from that day on once it is verified', () => {
    const event = {
      ...exampleEvent('QualificationVerified'),
      role: 'CENTRE_OFFICER',
      at: '2026-03-20T01:00:00.000Z',
    };
    const recordedAt = '2026-03-02T16:30:00.000Z';
    expect(activityOf(event, { qualification: { origin: { kind: 'AGENCY' }, recordedAt } })).toEqual({
      kind: 'UPDATE',
      source: 'QUALIFICATIONS',
      on: '2026-03-03',
    });
    const origin = { kind: 'GRANT', grantId: 'G1' } as const;
    expect(activityOf(event, { qualification: { origin, recordedAt } })).toBeUndefined();
  });

  it('is dated by the day in Shanghai', () => {
    const event = { ...exampleEvent('OrderAccepted'), at: '2026-03-02T16:30:00.000Z' };
    expect(activityOf(event)?.on).toBe('2026-03-03');
  });

  it('is told by events that there are', () => {
    expect(() => COUNTED.map((type) => exampleEvent(type))).not.toThrow();
  });
});
