import { CHECK_ITEMS } from '../../shared/domain/spot-check/check-items.ts';

/** The result sheet of a spot check that finds these items defective and the others in order. */
export const sheetWith = (...defects: readonly string[]) =>
  CHECK_ITEMS.map(({ key }) =>
    defects.includes(key)
      ? { key, result: 'DEFECT' as const, note: '与记录不符' }
      : { key, result: 'OK' as const },
  );
