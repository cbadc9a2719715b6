import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { HouseContext } from './context.ts';

export interface HouseAlarmProps {
  readonly metric: IMetric;
  /** Fires when the metric is above this value … */
  readonly above: number;
  /** … for this many periods in a row (default 1). */
  readonly periods?: number;
  /** What was observed, for example `Messages wait in the dead-letter queue of "publicity"`. */
  readonly symptom: string;
  /** What its firing means for a person: who is not served, and what to do. */
  readonly onAlarm: string;
}

/** An alarm to the stage's alarm topic. Its description says what was seen and what that means for a person. */
export function houseAlarm(scope: Construct, id: string, house: HouseContext, props: HouseAlarmProps): Alarm {
  const alarm = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.above,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.symptom}. ${props.onAlarm}`,
  });
  alarm.addAlarmAction(new SnsAction(house.alarmTopic));
  return alarm;
}
