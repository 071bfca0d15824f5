import type { SavedOutput } from '../define/index.ts'
import type { Cell } from './cell.ts'
import { weighOutputs } from './check-outputs.ts'
import { placeOf } from './frame.ts'
import { free, settle } from './liveness.ts'
import { type Found, indexKinds } from './look-up.ts'
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
  if (twins.length > 0) {
    const files = publishedBy(run, cell)
    for (const twin of twins)
      reuse(run, twin, { outputs, tier: 'memory', ...(files.length > 0 && { files }) })
  }
  settle(run, cell)
  if (cell.pending <= 0 || cell.frame.closed) free(run, cell)
}

/** What an effect published in this run: under its own key, or under those of the items that it was mapped over. */
function publishedBy(run: RunState, { key, unit }: Cell): SavedOutput[] {
  if (!unit.node.definition.effect) return []
  const keys = new Set([key])
  const index = unit.node.mapped.length > 0 ? run.cache.get(key, indexKinds, run.services) : undefined
  // Just put, it is in memory; where it had no room there, nobody waits for the disk.
  if (index instanceof Promise) index.catch(() => undefined)
  else for (const item of (index?.outputs['items'] ?? []) as readonly string[]) keys.add(item)
  return run.files.filter((file) => keys.has(file.key))
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
