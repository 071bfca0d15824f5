import type { Cell } from './cell.ts'
import { cellAt, frameOfLoop } from './frame.ts'
import type { Feed } from './region.ts'
import { RunError } from './run-error.ts'
import type { RunState } from './run-state.ts'

/** Values of the inputs that are not lazy, as they lie at the start of their wires. */
export function readInputs(cell: Cell): Map<Feed, unknown> {
  const values = new Map<Feed, unknown>()
  for (const feed of cell.unit.feeds) {
    if (!feed.lazy) values.set(feed, valueOf(cell, feed))
  }
  return values
}

/** The same values as they arrive at the end of their wires. */
export function convertAll(
  run: RunState,
  cell: Cell,
  values: ReadonlyMap<Feed, unknown>,
): Map<Feed, unknown> {
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
  if (cell.shared?.has(feed.name)) return cell.shared.get(feed.name)
  const { result } = cellAt(cell.frame, feed.unit)
  if (result) return result.outputs[feed.source.port]
  throw new RunError('run.internal', cell.unit.node.path, `The value for "${feed.name}" is gone.`)
}
