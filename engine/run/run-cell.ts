import type { Cell } from './cell.ts'
import { finish } from './finish.ts'
import { Execution } from './execution.ts'
import { mapItems } from './map-items.ts'
import { ResourceLease } from './resource-lease.ts'
import { RunError } from './run-error.ts'
import type { RunState } from './run-state.ts'
import { convertAll, readInputs } from './wire-value.ts'

/** Runs a cell whose inputs are there and whose resource is free: once, or once per item where a list is mapped. */
export async function runCell(run: RunState, cell: Cell): Promise<void> {
  const { node, order } = cell.unit
  const { definition } = node
  const lease = new ResourceLease(run, definition.concurrency ?? 'cpu', order)
  cell.state = 'running'
  run.running.add(cell)
  const execution = new Execution(run, cell, lease)
  try {
    const implementation = await run.implementation(definition.type)
    if (!implementation) {
      const message = `This process cannot run ${definition.title} (${definition.type}).`
      throw new RunError('node.unimplemented', node.path, message)
    }
    const values = readInputs(cell)
    const outputs =
      node.mapped.length > 0
        ? await mapItems(run, execution, implementation, values)
        : await execution.once(implementation, convertAll(run, cell, values))
    if (!run.stopping) finish(run, cell, outputs)
  } catch (thrown) {
    run.fail(cell, thrown, execution.item)
  } finally {
    execution.close()
    lease.end()
    run.running.delete(cell)
    run.work.wake()
    run.onChange()
  }
}
