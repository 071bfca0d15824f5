import type { NodeStanding } from '../../document/index.ts'
import type { NodeStateName } from '../../look/index.ts'
import type { NodeRunState } from '../../run/run-state.ts'

/**
 * What a node's ring says: mute and bypass before anything, for such a node does not run; then an error, which a frozen
 * node can have too; then what keeps it from running; then how its run stands. What something muted leaves out is not as an
 * earlier run has left it, but goes on with a run that has begun.
 */
export function nodeState(standing: NodeStanding, run: NodeRunState, leftOut = false): NodeStateName {
  if (standing === 'muted' || standing === 'bypassed') return standing
  if (leftOut && run !== 'running' && run !== 'queued') return 'idle'
  if (run === 'error') return 'error'
  return standing === 'frozen' ? 'frozen' : run
}
