import { LetterBody, type Recipient, recipientKey } from '../../domain/notification/notice.ts';
import type { AggregateType } from '../aggregate.ts';

export const inboxOf = (recipient: Recipient): string => `LETTER#${recipientKey(recipient)}`;

/** Later instants sort first: epoch milliseconds counted down from the year 2286. */
const newestFirst = (instant: string) => String(9_999_999_999_999 - Date.parse(instant)).padStart(13, '0');

/** An inbox (list1), unread letters first, the newest of each first. */
export const letter: AggregateType<LetterBody> = {
  kind: 'LETTER',
  body: LetterBody,
  listKeys: ({ id, status, body }) => ({
    list1: [
      inboxOf(body.recipient),
      `${status === 'UNREAD' ? '0' : '1'}#${newestFirst(body.postedAt)}#${id}`,
    ],
  }),
};
