import { describe, expect, it } from 'vitest';
import { noticeRules } from '../../../shared/domain/notification/rules/rules.ts';
import { capabilities } from '../../../infra/capabilities.ts';
import { contracts, exampleEvent } from '../../support/event-contracts.ts';

const paths = capabilities
  .flatMap(({ routes }) => Object.values(routes))
  .filter(({ method }) => method === 'GET')
  .map(({ path, query }) => ({ path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), query }));

/** A link is the path of an operation that reads, with a query that it takes. */
function canBeRead(link: string): boolean {
  const { pathname, searchParams } = new URL(link, 'http://platform.example');
  const asked = Object.fromEntries(searchParams);
  return paths.some(
    ({ path, query }) =>
      path.test(pathname) &&
      (query === undefined ? searchParams.size === 0 : query().safeParse(asked).success),
  );
}

describe('the link of every notice', () => {
  it.each(contracts.map(({ type }) => type).filter((type) => noticeRules.has(type)))(
    '%s leads to something that can be read',
    (type) => {
      const specs = noticeRules.get(type)?.specs(exampleEvent(type)) ?? [];
      const lost = specs.map(({ path }) => path).filter((path) => !canBeRead(path));
      expect(lost).toEqual([]);
    },
  );
});
