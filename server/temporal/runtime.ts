import {
  DefaultLogger,
  type LogLevel,
  makeTelemetryFilterString,
  Runtime,
} from '@temporalio/worker';
import type { Log } from '../log.ts';

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;

/**
 * Lets what Temporal's SDK and its core have to say speak through our log, from warnings up: by itself it writes each
 * change of a worker's state to the console. Once in a process, before anything of the SDK is used.
 *
 * @param metricsAt `ip:port` where a collector finds what the SDK counts
 */
export function installRuntime(log: Log, metricsAt?: string): void {
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
    log[levels[level]]({ temporal: meta }, message);
  });
  Runtime.install({
    logger,
    telemetryOptions: {
      ...(metricsAt === undefined ? {} : { metrics: { prometheus: { bindAddress: metricsAt } } }),
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
    },
  });
}
