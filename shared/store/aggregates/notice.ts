import { NoticeBody } from '../../domain/notification/notice.ts';
import type { AggregateType } from '../aggregate.ts';

/** Found by its deterministic id; what it brought about stands in the lists of letters and deliveries. */
export const notice: AggregateType<NoticeBody> = { kind: 'NOTICE', body: NoticeBody };
