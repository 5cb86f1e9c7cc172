import { fileURLToPath } from 'node:url';
import { type BundleOptions, bundleWorkflowCode } from '@temporalio/worker';

/**
 * The code of workflows as one file, with its source map.
 *
 * @param entry the module that exports the workflows
 */
export const bundleWorkflows = (
  entry: URL,
  { workflowInterceptorModules = [] }: Pick<BundleOptions, 'workflowInterceptorModules'> = {},
) =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(entry),
    workflowInterceptorModules,
    webpackConfigHook: forNode20,
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
  });

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
