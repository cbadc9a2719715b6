import { GuideBody, GuideVersionBody } from '../../domain/guide/guide.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status (list1), and of one kind (list2), in the order of publication. */
export const guide: AggregateType<GuideBody> = {
  kind: 'GUIDE',
  body: GuideBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`GUIDE#${status}`, `${body.publishedAt}#${id}`],
    list2: [`GUIDE#${status}#${body.kind}`, `${body.publishedAt}#${id}`],
  }),
};

/** Under its guide (list1), oldest first. Its id: `guideVersionId`. */
export const guideVersion: AggregateType<GuideVersionBody> = {
  kind: 'GUIDEVERSION',
  body: GuideVersionBody,
  listKeys: ({ id, body }) => ({ list1: [`GUIDEVERSION#GUIDE#${body.guideId}`, id] }),
};
