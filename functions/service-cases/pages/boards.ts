import type { CaseBoard } from '../../../events/service-case-ref.ts';

export const BOARDS: Readonly<Record<CaseBoard, string>> = {
  EXCELLENT_SERVICE: '优秀服务',
  DISTINCTIVE_SERVICE: '特色服务',
  SATISFYING_SERVICE: '满意服务',
};
