import { fileURLToPath } from 'node:url';
import { type BundleOptions, bundleWorkflowCode } from '@temporalio/worker';

/**
 * The code of workflows as one file, with its source map. Its modules are loaded once a worker, not once a workflow: so
 * they keep no state, and the compiler's knowledge of them stays.
 *
 * @param entry the module that exports the workflows
 */
export const bundleWorkflows = (
  entry: URL,
  { workflowInterceptorModules = [] }: Pick<BundleOptions, 'workflowInterceptorModules'> = {},
) =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(entry),
    preloadModules: [fileURLToPath(entry)],
    workflowInterceptorModules,
    webpackConfigHook: forNode20,
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
  });

/**
 * The same, but errors have no stack traces: the SDK takes one for each promise and finds its place in the source, a
 * tenth of what a delivery costs, for a query that nobody asks. Where an error comes from is seen on a replay in a test.
 */
export async function bundleWorkflowsForSpeed(entry: URL): Promise<{ code: string }> {
  const { code } = await bundleWorkflows(entry);
  // On the first line, so that the source map's lines stay true.
  return { code: `delete Error.stackTraceLimit; ${code}` };
}

/** The SDK has code written for ES2017, whose private members are WeakMaps that every delivery fills anew. */
const forNode20: NonNullable<BundleOptions['webpackConfigHook']> = (config) => {
  for (const rule of config.module?.rules ?? []) {
    const use = rule && typeof rule === 'object' ? rule.use : undefined;
    if (isSwc(use)) use.options.jsc.target = 'es2022';
  }
  return config;
};

interface Swc {
  readonly options: { readonly jsc: { target: string } };
}

const isSwc = (use: unknown): use is Swc =>
  (use as Partial<Swc> | undefined)?.options?.jsc !== undefined;
