import type { Store } from '../store/index.ts'
import type { Posters } from './posters.ts'
import { sweepOutputs } from './sweep-outputs.ts'

const hourMs = 60 * 60 * 1000

/** The hourly sweep of finished files. */
export interface OutputSweeps {
  /** What is due, between two runs: the next one is not to begin before it resolves. It never rejects. */
  between(): Promise<void>
  stop(): void
}

/**
 * Sweeps finished files every hour, until it is told to stop: a day's patience is at its end at any hour. An hour that finds
 * something being made is made up for as soon as that has ended.
 */
export function sweepOutputsHourly(
  dataRoot: string,
  store: Pick<Store, 'gallery'>,
  posters: Pick<Posters, 'remove'>,
  { busy, trouble }: { readonly busy: () => boolean; readonly trouble: (error: unknown) => void },
): OutputSweeps {
  let stopped = false
  let due = false
  // Once the store is closed nothing can be told to be unwanted.
  const sweep = (isBusy: () => boolean): Promise<void> =>
    sweepOutputs(dataRoot, store, posters, { busy: () => stopped || isBusy() }).catch(trouble)
  const timer = setInterval(() => {
    void sweep(busy).then(() => {
      due = busy()
    })
  }, hourMs)
  timer.unref()
  return {
    async between() {
      if (!due) return
      due = false
      await sweep(() => false)
    },
    stop() {
      stopped = true
      clearInterval(timer)
    },
  }
}
