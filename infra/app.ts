import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { buildApplication, functionEntries, shipping } from './application.ts';
import { capabilities, capabilityGroups } from './capabilities.ts';
import { bundleFunctions } from './constructs/bundle.ts';
import { stageFromContext } from './stage.ts';

const app = new App();
const stage = stageFromContext(app);
const bundle = bundleFunctions(functionEntries(stage, capabilities), shipping(stage));
buildApplication(app, { stage, capabilities: capabilityGroups, code: bundle });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
