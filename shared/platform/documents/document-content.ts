/** A document for people, as its parts: notices, results and receipts of the evaluation. */
export interface DocumentContent {
  readonly title: string;
  readonly subtitle?: string;
  readonly parts: readonly DocumentPart[];
  /** Stands at the foot of every page. */
  readonly foot: string;
  /** Says when it was made; the same content made at the same instant is the same file. */
  readonly at: string;
}

export type DocumentPart =
  | { readonly kind: 'HEADING'; readonly text: string }
  | { readonly kind: 'TEXT'; readonly text: string }
  /** In smaller type. */
  | { readonly kind: 'NOTE'; readonly text: string }
  | { readonly kind: 'FACTS'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'TABLE';
      readonly columns: readonly { readonly heading: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    };
