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
    ['QualificationRecorded', {}, 'AGENCY_OPERATOR', 'QUALIFICATIONS'],
    ['QualificationVerified', {}, 'CENTRE_OFFICER', 'QUALIFICATIONS'],
    ['ProductPublished', {}, 'AGENCY_ADMIN', 'PRODUCTS'],
    ['ProductTakenOffShelf', {}, 'AGENCY_ADMIN', 'PRODUCTS'],
    ['ProductArchived', {}, 'SYSTEM', undefined],
    ['StandingDocumentFiled', { kind: 'CHARGING_STANDARD' }, 'AGENCY_ADMIN', 'CHARGING_STANDARD'],
    ['StandingDocumentFiled', { kind: 'SERVICE_STANDARD' }, 'AGENCY_ADMIN', undefined],
    ['OrderAccepted', {}, 'AGENCY_ADMIN', 'ORDER'],
    ['OrderCompleted', {}, 'SYSTEM', 'ORDER'],
    ['OrderPlaced', {}, 'BUYER', undefined],
    ['OrderDeclined', {}, 'AGENCY_ADMIN', undefined],
    ['OrderRated', {}, 'BUYER', undefined],
  ])('%s %j by %s: %s', (type, data, role, expected) => {
    expect(what(type, data, role)).toBe(expected);
  });

  it('is dated by the day in Shanghai', () => {
    const event = { ...exampleEvent('OrderAccepted'), at: '2026-03-02T16:30:00.000Z' };
    expect(activityOf(event)?.on).toBe('2026-03-03');
  });

  it('is told by events that there are', () => {
    expect(() => COUNTED.map((type) => exampleEvent(type))).not.toThrow();
  });
});
