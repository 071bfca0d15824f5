import type { Unit } from './region.ts'
import { unfedParams } from './unfed-params.ts'

/**
 * Marks the units that `stopAfter` is for: those that can stop early and that no other such one is made from. What is made
 * from a clip needs it finished, so of samplers one after the other the last stops. One behind an input that will not be
 * asked for, as the other side of a switch, does not count. Linear; `units` in topological order.
 */
export function markLastStoppable(units: readonly Unit[], targets: readonly Unit[]): void {
  const needed = new Set(targets)
  const before = new Set<Unit>()
  for (const unit of units.toReversed()) {
    const { definition } = unit.node
    const stoppable = definition.stoppable === true
    unit.stops = stoppable && !before.has(unit)
    if (!needed.has(unit)) continue
    const asked = definition.asks?.(unfedParams(unit.node))
    for (const feed of unit.feeds) {
      if (!feed.lazy || !asked || asked.includes(feed.name)) needed.add(feed.unit)
      if (stoppable || before.has(unit)) before.add(feed.unit)
    }
  }
}
