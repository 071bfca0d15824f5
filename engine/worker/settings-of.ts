import type { WorkerSettings } from './protocol.ts'
import type { SupervisorOptions } from './supervisor-options.ts'

/** What a worker is told first, of all that its supervisor knows. */
export function settingsOf(options: SupervisorOptions): WorkerSettings {
  const { dataRoot, device = {}, checkpointShare, stepBudgetBytes, extraNodes } = options
  return {
    dataRoot,
    device,
    ...(checkpointShare !== undefined && { checkpointShare }),
    ...(stepBudgetBytes !== undefined && { stepBudgetBytes }),
    ...(extraNodes !== undefined && { extraNodes }),
  }
}
