import type { Cell } from './cell.ts'
import { weighOutputs } from './check-outputs.ts'
import { placeOf } from './frame.ts'
import { free, settle } from './liveness.ts'
import type { Found } from './look-up.ts'
import { outputRef } from './output-ref.ts'
import type { Outputs } from './result-cache.ts'
import type { RunState } from './run-state.ts'
import { shareOutputs } from './share-outputs.ts'

/** Calls back when a cell is done, at once if it is. */
export function whenDone(cell: Cell, callback: (cell: Cell) => void): void {
  if (cell.state === 'done') callback(cell)
  else (cell.waiters ??= []).push(callback)
}

/** A cell's outputs are there: whoever waits may go on, and what it read may go. */
export function finish(run: RunState, cell: Cell, outputs: Outputs): void {
  const bytes = weighOutputs(cell.unit.kinds, outputs)
  cell.result = { outputs, bytes }
  cell.state = 'done'
  run.weigh(bytes)
  run.cache.hold(cell.key)
  if (run.underway.get(cell.key) === cell) run.underway.delete(cell.key)
  const { waiters = [], twins = [] } = cell
  delete cell.waiters
  delete cell.twins
  delete cell.gathered
  delete cell.shared
  shareOutputs(run, cell, outputs, waiters)
  for (const waiter of waiters) {
    if (typeof waiter === 'function') waiter(cell)
    else arrived(run, waiter)
  }
  for (const twin of twins) reuse(run, twin, { outputs, tier: 'memory' })
  settle(run, cell)
  if (cell.pending <= 0 || cell.frame.closed) free(run, cell)
}

/** One of the inputs that a cell waits for is there. */
export function arrived(run: RunState, cell: Cell): void {
  if (--cell.waiting > 0) return
  const { node, order } = cell.unit
  run.work.pools.enqueue(node.definition.concurrency ?? 'cpu', { order, start: () => run.startCell(cell) })
  run.work.wake()
}

/** A cell's result was there already. */
export function reuse(run: RunState, cell: Cell, found: Found): void {
  const { item } = cell.frame
  run.cached++
  const { files } = found
  if (files) run.files.push(...files)
  run.history.remember(placeOf(cell.unit.node.path, item), run.keys.explain(cell.unit, cell.frame))
  run.emit({
    type: 'node.cached',
    node: cell.unit.node.path,
    tier: found.tier,
    ...(item && { item }),
    ...(files && { outputs: files.map(outputRef) }),
  })
  finish(run, cell, found.outputs)
}
