import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // The content is read once a worker and not once a file; no test changes a module.
    isolate: false,
    // Many tests wait for a network on loopback, so that more run at once than there are cores.
    maxWorkers: availableParallelism() + 1,
  },
});
