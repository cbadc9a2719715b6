import { describe, expect, it } from 'vitest';
import { everyAggregate } from '../../test/support/every-aggregate.ts';
import { AUDITED_KINDS } from '../administration/routes/history-routes.ts';

/** Whose chain is kept and covered by the daily root, and yet handed to nobody. */
const NOT_HANDED_OUT: Readonly<Record<string, string>> = {
  CONTACT: 'it is the trail of a person’s telephone number',
  PHONEUSAGE: 'it counts what a telephone number was used for',
  LETTER: 'a letter is read by its addressee; that it was sent stands in NOTICE and DELIVERY',
  EXPORT: 'it says what an officer looked for; officers read their own',
  FORUMPOST: 'who wrote a post is for nobody but the moderator',
  HOTLINE: 'it holds what a caller asked',
  SAMPLE: 'of whom a sample was drawn there is no trail to be read (9-3c)',
};

describe('[1-1] the trail of every kind of aggregate', () => {
  it('can be read and proven, or is named here with the reason why not', () => {
    const kinds = everyAggregate.map(({ kind }) => kind).toSorted();
    expect([...AUDITED_KINDS, ...Object.keys(NOT_HANDED_OUT)].toSorted()).toEqual(kinds);
  });
});
