import { describe, expect, it } from 'vitest';
import { noticeRules } from '../../../shared/domain/notification/rules/rules.ts';
import { capabilities } from '../../../infra/capabilities.ts';
import { contracts, exampleEvent } from '../../support/event-contracts.ts';

const paths = capabilities
  .flatMap(({ routes }) => Object.values(routes))
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));

describe('the link of every notice', () => {
  it.each(contracts.map(({ type }) => type).filter((type) => noticeRules.has(type)))(
    '%s leads to something that can be read',
    (type) => {
      const specs = noticeRules.get(type)?.specs(exampleEvent(type)) ?? [];
      const lost = specs.map(({ path }) => path).filter((path) => !paths.some((each) => each.test(path)));
      expect(lost).toEqual([]);
    },
  );
});
