import { GuideBody, GuideVersionBody } from '../../domain/guide/guide.ts';
import type { AggregateType } from '../aggregate.ts';

/** By status, in the order of publication (list1). */
export const guide: AggregateType<GuideBody> = {
  kind: 'GUIDE',
  body: GuideBody,
  listKeys: ({ id, status, body }) => ({ list1: [`GUIDE#${status}`, `${body.publishedAt}#${id}`] }),
};

/** Under its guide (list1), oldest first. Its id: `guideVersionId`. */
export const guideVersion: AggregateType<GuideVersionBody> = {
  kind: 'GUIDEVERSION',
  body: GuideVersionBody,
  listKeys: ({ id, body }) => ({ list1: [`GUIDEVERSION#GUIDE#${body.guideId}`, id] }),
};
