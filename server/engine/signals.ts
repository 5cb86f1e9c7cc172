/**
 * Runs `stop` once on Ctrl-C, SIGTERM or a closed terminal, then leaves; a second signal leaves at once.
 * Exit status 0, because to be stopped is a normal end.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(130);
    asked = true;
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
