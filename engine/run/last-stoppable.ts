import type { Unit } from './region.ts'

/**
 * Marks the units that `stopAfter` is for: those that can stop early and that no other such one is made from. What is made
 * from a clip needs it finished, so of samplers one after the other the last stops. One that may never be asked for, behind
 * a lazy input, does not count: those before it stop as well. Linear; `units` in topological order.
 */
export function markLastStoppable(units: readonly Unit[], targets: readonly Unit[]): void {
  const needed = new Set(targets)
  const before = new Set<Unit>()
  for (const unit of units.toReversed()) {
    const stoppable = unit.node.definition.stoppable === true
    unit.stops = stoppable && !before.has(unit)
    if (!needed.has(unit)) continue
    for (const feed of unit.feeds) {
      if (!feed.lazy) needed.add(feed.unit)
      if (stoppable || before.has(unit)) before.add(feed.unit)
    }
  }
}
