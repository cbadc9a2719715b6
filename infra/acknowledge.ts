import { Validations } from 'aws-cdk-lib';
import { CfnPolicy, type Policy } from 'aws-cdk-lib/aws-iam';
import { rules } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Accepts one cdk-nag rule for a construct and its children; the reason is read by whoever reviews the deployment. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/**
 * Accepts those wildcards of a policy that `pattern` matches (for example `/uploads/*`). cdk-nag names a finding by
 * its resolved ARN, which is known only once references between stacks are; hence the detour over a validation, which
 * runs after that and before the rule packs.
 */
export function acknowledgeWildcard(policy: Policy, pattern: RegExp, reason: string): void {
  policy.node.addValidation({
    validate: () => {
      const resource = policy.node.defaultChild;
      if (!(resource instanceof CfnPolicy)) return [];
      const findings = rules.iam.IAMNoWildcardPermissions(resource);
      if (!Array.isArray(findings)) return [];
      for (const finding of findings) {
        if (pattern.test(finding)) acknowledge(policy, `AwsSolutions-IAM5[${finding}]`, reason);
      }
      return [];
    },
  });
}
