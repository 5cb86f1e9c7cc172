import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** What the workflow asked the engine for. A replay compares neither arguments, nor options, nor how long a timer runs. */
export type Call =
  | {
      readonly kind: 'regular' | 'local';
      readonly type: string;
      readonly args: readonly unknown[];
      readonly options: object;
    }
  | { readonly kind: 'timer'; readonly ms: number };

export interface CallSinks extends Sinks {
  calls: { made(call: Call): void };
}

const { calls } = proxySinks<CallSinks>();

/** Bundled with the workflow by the tests: tells its calls, and adds nothing to its history. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleActivity(input, next) {
        const { activityType: type, args, options } = input;
        calls.made({ kind: 'regular', type, args, options });
        return next(input);
      },
      scheduleLocalActivity(input, next) {
        const { activityType: type, args, options } = input;
        calls.made({ kind: 'local', type, args, options });
        return next(input);
      },
      startTimer(input, next) {
        calls.made({ kind: 'timer', ms: input.durationMs });
        return next(input);
      },
    },
  ],
});
