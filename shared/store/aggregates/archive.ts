import { ArchiveBody } from '../../domain/archive/archive.ts';
import type { AggregateType } from '../aggregate.ts';

/** One per order, under the order's id; found through its order and in no list. */
export const archive: AggregateType<ArchiveBody> = { kind: 'ARCHIVE', body: ArchiveBody };
