import type { NodeStanding } from '../../document/index.ts'
import type { NodeStateName } from '../../look/index.ts'
import type { NodeRunState } from '../../run/run-state.ts'

/**
 * What a node's ring says: mute and bypass before anything, for such a node does not run; then an error, which a frozen
 * node can have too; then what keeps it from running; then how its run stands.
 */
export function nodeState(standing: NodeStanding, run: NodeRunState): NodeStateName {
  if (standing === 'muted' || standing === 'bypassed') return standing
  if (run === 'error') return 'error'
  return standing === 'frozen' ? 'frozen' : run
}
