/** `npm run bench -- NAME`: measures side by side in one run and prints medians and ratios; docs/performance.md keeps them. */
const benches: Record<string, () => Promise<void>> = {
  engine: async () => (await import('./engine.ts')).benchEngine(),
  convert: async () => (await import('./convert.ts')).benchConvert(),
  pdfa: async () => (await import('./pdfa.ts')).benchPdfa(),
  validate: async () => (await import('./validate.ts')).benchValidate(),
  deliver: async () => (await import('./deliver.ts')).benchDeliver(),
  cost: async () => (await import('./cost.ts')).benchCost(),
  waiting: async () => (await import('./waiting.ts')).benchWaiting(),
  memory: async () => (await import('./memory.ts')).benchMemory(),
};

const bench = benches[process.argv[2] ?? ''];
if (!bench) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')}`);
  process.exit(2);
}
await bench();
