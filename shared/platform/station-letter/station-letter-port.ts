/** A letter for the city's inbox of an organisation (domain §3.2). */
export interface StationLetter {
  readonly uscc: string;
  readonly templateCode: string;
  readonly title: string;
  readonly body: string;
  readonly link: string;
  /** Our id of the delivery: the same one again is the same letter. */
  readonly bizId: string;
}

export type StationLetterResult =
  | { readonly status: 'ACCEPTED'; readonly externalId: string }
  | { readonly status: 'REJECTED'; readonly code: string; readonly retryable: boolean };

export interface StationLetterPort {
  /** Never throws: as `bizId` keeps a letter from standing twice, an unknown outcome is simply tried again. */
  send(letter: StationLetter): Promise<StationLetterResult>;
}
