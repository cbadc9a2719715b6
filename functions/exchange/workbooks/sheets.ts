/** The sheet of a template that takes the rows; the other one explains. */
export const DATA_SHEET = '数据';
export const GUIDE_SHEET = '填写说明';

/** A column of a sheet: what people read over it, and what the code calls it. */
export interface Heading {
  readonly key: string;
  readonly zh: string;
  /** How it is to be filled in; stands in the guide sheet. */
  readonly guide: string;
}
