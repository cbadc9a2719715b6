/** The kinds of objects that add to an agency's metrics: every event of theirs goes to the queue `metrics`. */
export const SOURCE_KINDS = [
  'ORDER',
  'DEMANDRESPONSE',
  'SPOTCHECK',
  'COMPLAINT',
  'PRODUCT',
  'QUALIFICATION',
  'STANDINGDOC',
  'TRAININGPLACE',
  'UPKEEP',
  'CREDITCHECK',
  'RISKFLAG',
  'CASE',
  'VIOLATION',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
