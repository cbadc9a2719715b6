import type { PlatformClient } from '../../platform-client.ts';

export interface ReceiptAnswer {
  readonly entryId: string;
  readonly categoryZh: string;
  readonly orgName: string;
  readonly score: {
    readonly total: string;
    readonly dimensions: readonly {
      readonly nameZh: string;
      readonly weight: number;
      readonly score: string;
      readonly indicators: readonly {
        readonly nameZh: string;
        readonly weight: number;
        readonly score?: string;
        readonly pointsZh: string;
        readonly inputs: readonly { readonly zh: string; readonly value: string; readonly unit: string }[];
      }[];
    }[];
    readonly place: { readonly rank?: number; readonly of?: number; readonly grade?: string };
  };
  readonly nearest: readonly {
    readonly zh: string;
    readonly from: string;
    readonly to: string;
    readonly total: string;
    readonly grade: string;
  }[];
}

/** Why an entry has its points: for its agency, and for officers. */
export const readReceipt = (reader: PlatformClient, entryId: string): Promise<ReceiptAnswer> =>
  reader.done<ReceiptAnswer>('readScoreReceipt', { params: { entryId } });
