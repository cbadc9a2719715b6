import { SampleBody } from '../../domain/evaluation/sample/sample.ts';
import { SurveyBody } from '../../domain/evaluation/sample/survey.ts';
import type { AggregateType } from '../aggregate.ts';

/** Its id: `<cycleId>.<agencyId>`. Listed by status in its cycle (list1), in the order of agencies. */
export const sample: AggregateType<SampleBody> = {
  kind: 'SAMPLE',
  body: SampleBody,
  listKeys: ({ status, body: { cycleId, agencyId } }) => ({
    list1: [`SAMPLE#${cycleId}#${status}`, agencyId],
  }),
};

/** Listed by status in its cycle (list1) and under its sample (list2), as drawn. Neither tells who it is. */
export const survey: AggregateType<SurveyBody> = {
  kind: 'SURVEY',
  body: SurveyBody,
  listKeys: ({ id, status, body: { cycleId, sampleId, drawnAt } }) => ({
    list1: [`SURVEY#${cycleId}#${status}`, `${drawnAt}#${id}`],
    list2: [`SURVEY#SAMPLE#${sampleId}`, `${drawnAt}#${id}`],
  }),
};
