import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A busy machine takes ten times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The content is read once a worker and not once a file; no test changes a module.
    isolate: false,
    // discord.js' own client, which the fake is tried with, forgets a socket that is opening when it is told to end: where the
    // machine is slow, that socket complains half a minute later. Our own keeping of connections is tried in gateway-end.
    onUnhandledError: ({ message }) => message !== 'Opening handshake has timed out',
    // Many tests wait for a network on loopback, so that more run at once than there are cores.
    maxWorkers: availableParallelism() + 1,
  },
});
