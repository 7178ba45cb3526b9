/** Long against the few milliseconds that an answer takes on loopback. */
const QUIET_MS = 120;

/** Resolves once nothing has been sent for a while: for tests that nothing comes. */
export async function untilQuiet(platform: { readonly calls: { readonly length: number } }): Promise<void> {
  for (let calls = -1; calls !== platform.calls.length; ) {
    calls = platform.calls.length;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}
