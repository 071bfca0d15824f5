import { Worker } from 'node:worker_threads'

/** The pipe that beats go through. */
export const beatPipe = 5
/** How often, in ms: a process whose server is gone ends within this. */
const beatMs = 400

/**
 * Starts the thread that beats for this process and ends it when nobody listens any more, whatever the main thread does
 * meanwhile. The main thread's part is to say that its loop turns.
 */
export function startWatchdog(): void {
  const turned = new BigInt64Array(new SharedArrayBuffer(8))
  const turn = (): void => void Atomics.store(turned, 0, process.hrtime.bigint())
  turn()
  setInterval(turn, beatMs / 2).unref()
  const thread = new Worker(new URL('./watchdog-thread.mjs', import.meta.url), {
    workerData: { turned, pipe: beatPipe, beatMs },
    // Plain JavaScript: the thread must live before anything else is loaded.
    execArgv: [],
  })
  thread.unref()
}
