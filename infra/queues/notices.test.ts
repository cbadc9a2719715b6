import { expect, it } from 'vitest';
import { noticeRules } from '../../shared/domain/notification/rules/rules.ts';
import { contracts } from '../../test/support/event-contracts.ts';
import { OF_NOTICES } from './notices.ts';

it('[9-1c] keeps no event from the planner that somebody is to be told of', () => {
  expect(OF_NOTICES.filter((type) => noticeRules.has(type) || type === 'DeliveryQueued')).toEqual([]);
});

it('keeps away only events that there are', () => {
  const known = new Set(contracts.map(({ type }) => type));
  expect(OF_NOTICES.filter((type) => !known.has(type))).toEqual([]);
});
