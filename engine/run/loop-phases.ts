import type { Region, Unit } from './region.ts'

/**
 * Finds loops whose body reads what a Collect has gathered over the same loop (each item against the mean of all). The
 * reader then belongs to a later pass over the loop than what was gathered; in every other loop all is phase 0.
 */
export function phaseLoops(root: Region, units: readonly Unit[]): void {
  const regions = [root]
  for (let region = regions.pop(); region; region = regions.pop()) {
    regions.push(...region.children.values())
    if (mayFeedBack(region)) region.phases = phasesOf(region, units)
  }
}

/** The pass over a loop that a unit belongs to. */
export function phaseOf(region: Region, unit: Unit): number {
  return region.phases?.get(unit) ?? 0
}

/** Only what comes after a Collect in topological order can have read from it. */
function mayFeedBack(region: Region): boolean {
  if (region.gatherers.length === 0) return false
  const first = region.gatherers.reduce((least, unit) => Math.min(least, unit.order), Infinity)
  for (const unit of region.holds) if (unit.order >= first) return true
  return false
}

function phasesOf(region: Region, units: readonly Unit[]): Map<Unit, number> {
  const phases = new Map<Unit, number>()
  for (const unit of units) {
    let phase = 0
    for (const feed of unit.feeds) {
      phase = Math.max(phase, (phases.get(feed.unit) ?? 0) + (feed.gather === region ? 1 : 0))
    }
    for (let at: Region | undefined = unit.region; at?.loop; at = at.parent) {
      phase = Math.max(phase, phases.get(at.loop) ?? 0)
    }
    if (phase > 0) phases.set(unit, phase)
  }
  return phases
}
