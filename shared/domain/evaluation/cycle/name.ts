/**
 * What an evaluation is called everywhere: by the year it is organised in, with the year that it evaluates (评价时限,
 * domain §1.5).
 */
export const evaluationName = (yearEvaluated: number): string =>
  `${yearEvaluated + 1}年度创新券服务机构综合评价（评价时限${yearEvaluated}年）`;
