import type { SampledRun } from '../run/runs-state.ts'
import type { Held } from './held-steps.ts'

/** What of a sampler is shown: the item that is looked at, or else the newest. */
export function itemOf(sampled: SampledRun, held: Held | undefined): SampledRun {
  if (held?.run !== sampled.run || held.item === undefined) return sampled
  const item = sampled.items?.find(({ item }) => item === held.item)
  const { first: _, ...rest } = sampled
  return item ? { ...rest, ...item } : sampled
}
