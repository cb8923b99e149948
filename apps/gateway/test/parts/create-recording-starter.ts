import type { WorkflowStarter } from '../../src/temporal/workflow-starter.ts';

type Started = Readonly<{ workflow: keyof WorkflowStarter; input: unknown }>;

/** Records what was started and answers as told; by default everything is accepted and every click leads to hand-off `none`. */
export function createRecordingStarter(answers: Partial<WorkflowStarter> = {}) {
  const started: Started[] = [];
  const workflows: WorkflowStarter = {
    settleEvent: async (input) => {
      started.push({ workflow: 'settleEvent', input });
      return (await answers.settleEvent?.(input)) ?? 'accepted';
    },
    openCheckout: async (input, limits) => {
      started.push({ workflow: 'openCheckout', input });
      const { fingerprint } = input;
      return (
        (await answers.openCheckout?.(input, limits)) ?? {
          fingerprint,
          outcome: 'unavailable',
          dependency: 'stripe',
        }
      );
    },
    openPortal: async (input, limits) => {
      started.push({ workflow: 'openPortal', input });
      const { fingerprint } = input;
      return (
        (await answers.openPortal?.(input, limits)) ?? {
          fingerprint,
          outcome: 'unavailable',
          dependency: 'stripe',
        }
      );
    },
    syncAccount: async (input, limits) => {
      started.push({ workflow: 'syncAccount', input });
      return (await answers.syncAccount?.(input, limits)) ?? { state: 'settled', ref: input.ref };
    },
  };
  return { started, workflows };
}
