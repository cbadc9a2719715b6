/** Resource types that change nothing of what runs locally, with the reason. Any other unknown type is refused. */
export const unservedTypes: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'permissions are not checked locally',
  'AWS::IAM::Policy': 'permissions are not checked locally',
  'AWS::IAM::ManagedPolicy': 'permissions are not checked locally',
  'AWS::Lambda::Permission': 'permissions are not checked locally',
  'AWS::SQS::QueuePolicy': 'permissions are not checked locally',
  'AWS::SNS::TopicPolicy': 'permissions are not checked locally',
  'AWS::S3::BucketPolicy': 'permissions are not checked locally',
  'AWS::Events::EventBusPolicy': 'permissions are not checked locally',
  'AWS::Logs::ResourcePolicy': 'permissions are not checked locally',
  'AWS::CloudWatch::Alarm': 'alarms watch metrics, which a laptop does not keep',
  'AWS::CloudWatch::CompositeAlarm': 'alarms watch metrics, which a laptop does not keep',
  'AWS::CloudWatch::Dashboard': 'dashboards show metrics, which a laptop does not keep',
  'AWS::Logs::MetricFilter': 'metrics are not kept locally',
  'AWS::Events::Archive': 'replaying an archive is an act of operations, not of the application',
  'AWS::ApiGatewayV2::Deployment': 'routes are served as they are in the template',
  'AWS::GuardDuty::MalwareProtectionPlan': 'the scan stand-in looks at every object that is put',
  'AWS::CDK::Metadata': 'says how the template was made',
};

/** Calls that `Custom::AWS` resources (AwsCustomResource) may make: settings of an account that has none here. */
export const unservedCustomCalls: ReadonlySet<string> = new Set(['SNS.setSMSAttributes']);
