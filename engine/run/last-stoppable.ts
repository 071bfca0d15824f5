import type { Unit } from './region.ts'

/**
 * Marks the units that `stopAfter` is for: those that can stop early and that no other such one is made from. What is made
 * from a clip needs it finished, so of samplers one after the other the last stops. Linear; `units` in topological order.
 */
export function markLastStoppable(units: readonly Unit[]): void {
  const before = new Set<Unit>()
  for (const unit of units.toReversed()) {
    const stoppable = unit.node.definition.stoppable === true
    unit.stops = stoppable && !before.has(unit)
    if (stoppable || before.has(unit)) for (const feed of unit.feeds) before.add(feed.unit)
  }
}
