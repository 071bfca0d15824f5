import type { Cell } from './cell.ts'
import { finish } from './demand.ts'
import { Execution } from './execution.ts'
import { cellAt, frameOfLoop } from './frame.ts'
import { mapItems } from './map-items.ts'
import type { Feed } from './plan.ts'
import { ResourceLease } from './resource-lease.ts'
import { RunError } from './run-error.ts'
import type { RunState } from './run-state.ts'

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
    execution.end()
    lease.end()
    run.running.delete(cell)
    run.wake()
    run.onChange()
  }
}

/** Values of the inputs that are not lazy, as they lie at the start of their wires. */
function readInputs(cell: Cell): Map<Feed, unknown> {
  const values = new Map<Feed, unknown>()
  for (const feed of cell.unit.feeds) {
    if (!feed.lazy) values.set(feed, valueOf(cell, feed))
  }
  return values
}

function convertAll(run: RunState, cell: Cell, values: ReadonlyMap<Feed, unknown>): Map<Feed, unknown> {
  const converted = new Map<Feed, unknown>()
  for (const feed of cell.unit.feeds) {
    if (values.has(feed))
      converted.set(feed, feed.gather ? values.get(feed) : run.convert(feed, values.get(feed)))
  }
  return converted
}

/** The value at the start of a wire whose source is done. */
export function valueOf(cell: Cell, feed: Feed): unknown {
  if (feed.gather) return cell.gathered?.get(feed.name)
  if (feed.each) return frameOfLoop(cell.frame, feed.unit).items[feed.source.port]?.value
  const { result } = cellAt(cell.frame, feed.unit)
  if (result) return result.outputs[feed.source.port]
  throw new RunError('run.internal', cell.unit.node.path, `The value for "${feed.name}" is gone.`)
}
