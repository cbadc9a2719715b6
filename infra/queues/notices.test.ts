import { expect, it } from 'vitest';
import { noticeRules } from '../../shared/domain/notification/rules/rules.ts';
import { contracts } from '../../test/support/event-contracts.ts';
import { TOLD_TO_NOBODY } from './notices.ts';

it('[9-1c] keeps no event from the planner that somebody is to be told of', () => {
  expect(TOLD_TO_NOBODY.filter((type) => noticeRules.has(type) || type === 'DeliveryQueued')).toEqual([]);
});

it('keeps away only events that there are', () => {
  const known = new Set(contracts.map(({ type }) => type));
  expect(TOLD_TO_NOBODY.filter((type) => !known.has(type))).toEqual([]);
});
