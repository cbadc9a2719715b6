import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Refusal } from '../domain/problem.ts';

/** What a failed condition of one write means. */
export type OnFailure = 'reload' | 'replay' | 'consumed' | { readonly refusal: Refusal };

/** One item of a transaction. */
export interface Write {
  readonly item: NonNullable<TransactWriteCommandInput['TransactItems']>[number];
  readonly onFailure: OnFailure;
}

/** The condition of everything that may be written once. */
export const KEY_ABSENT = 'attribute_not_exists(pk)';
