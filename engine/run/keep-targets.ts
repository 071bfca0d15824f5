import { cellAt, type Frame } from './frame.ts'
import { freezeOutputs } from './frozen.ts'
import type { Plan } from './region.ts'
import { namedError } from './run-error.ts'
import type { RunState } from './run-state.ts'

/** Pins what the targets of a finished run gave and says under which hashes; where that fails, so does the run. */
export async function keepTargets(run: RunState, plan: Plan, root: Frame): Promise<void> {
  const { keep, blobs } = run.options
  if (!keep || !blobs || run.status !== 'done') return
  for (const unit of plan.targets) {
    const outputs = unit.region === root.region ? cellAt(root, unit).result?.outputs : undefined
    if (!outputs || Object.keys(unit.kinds).length === 0) continue
    const { path, definition } = unit.node
    try {
      const pins = await freezeOutputs(unit.kinds, outputs, blobs)
      run.log.emit({ type: 'node.kept', node: path, pins })
    } catch (thrown) {
      run.error = namedError(path, definition.title, thrown)
      run.status = 'failed'
      return
    }
  }
}
