import { join } from 'node:path'
import { sweepBlobs, sweepLeftovers } from '../run/index.ts'
import type { Store } from '../store/index.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Clears away pinned values that no run and no revision names, and uploads that were cut off, now and once a day until it is told to stop. */
export function sweepDaily(
  dataRoot: string,
  { pins }: Pick<Store, 'pins'>,
  trouble: (error: unknown) => void,
): { stop(): void } {
  let stopped = false
  const sweep = (): void => {
    // Once the store is closed nothing can be told to be unnamed.
    sweepBlobs(join(dataRoot, 'frozen'), (sha256) => stopped || pins.has(sha256)).catch(trouble)
    sweepLeftovers(join(dataRoot, 'assets')).catch(trouble)
  }
  sweep()
  const timer = setInterval(sweep, dayMs)
  timer.unref()
  return {
    stop() {
      stopped = true
      clearInterval(timer)
    },
  }
}
