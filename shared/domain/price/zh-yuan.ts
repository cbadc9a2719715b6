/** An amount in 分 as official texts write it: `5000.00元`. */
export const zhYuan = (fen: number): string => `${(fen / 100).toFixed(2)}元`;
