import type { Store } from '../store/index.ts'
import type { Posters } from './posters.ts'
import { sweepOutputs } from './sweep-outputs.ts'

const hourMs = 60 * 60 * 1000

/**
 * Sweeps finished files in every hour that finds nothing being made, until it is told to stop: a day's patience is at its
 * end at any hour, and a busy one is made up for by the next.
 */
export function sweepOutputsHourly(
  dataRoot: string,
  store: Pick<Store, 'gallery'>,
  posters: Pick<Posters, 'remove'>,
  { busy, trouble }: { readonly busy: () => boolean; readonly trouble: (error: unknown) => void },
): { stop(): void } {
  let stopped = false
  const timer = setInterval(() => {
    // Once the store is closed nothing can be told to be unwanted.
    sweepOutputs(dataRoot, store, posters, { busy: () => stopped || busy() }).catch(trouble)
  }, hourMs)
  timer.unref()
  return {
    stop() {
      stopped = true
      clearInterval(timer)
    },
  }
}
