import type { Cell } from './cell.ts'
import { weighOutputs } from './check-outputs.ts'
import { outputRef } from './execution.ts'
import { cellAt, placeOf } from './frame.ts'
import { free, settle } from './liveness.ts'
import { lookUp, type Found } from './look-up.ts'
import { requestGather } from './loop-pass.ts'
import type { Outputs } from './result-cache.ts'
import { runCell } from './run-cell.ts'
import type { RunState } from './run-state.ts'

/**
 * Someone wants these cells. Each is looked up; what is not found asks for its inputs in turn, so nothing runs that
 * only a found result would have needed. Iterative.
 */
export function demand(run: RunState, wanted: Cell[]): void {
  for (let cell = wanted.pop(); cell && !run.stopping; cell = wanted.pop()) {
    if (cell.state !== 'idle') continue
    cell.state = 'looking'
    const found = lookUp(run, cell)
    if (found instanceof Promise) awaitLookUp(run, cell, found)
    else if (found) reuse(run, cell, found)
    else miss(run, cell, wanted)
  }
}

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
  run.pools.enqueue(node.definition.concurrency ?? 'cpu', { order, start: () => void runCell(run, cell) })
  run.wake()
}

function reuse(run: RunState, cell: Cell, found: Found): void {
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

function awaitLookUp(run: RunState, cell: Cell, found: Promise<Found | undefined>): void {
  run.looking++
  found.then(
    (result) => {
      if (!run.stopping) {
        if (result) reuse(run, cell, result)
        else miss(run, cell)
      }
      run.looked()
      run.wake()
    },
    (error: unknown) => {
      run.looked()
      run.fail(cell, error)
    },
  )
}

function miss(run: RunState, cell: Cell, wanted?: Cell[]): void {
  const twin = run.underway.get(cell.key)
  cell.state = 'waiting'
  if (twin) {
    ;(twin.twins ??= []).push(cell)
    return
  }
  run.underway.set(cell.key, cell)
  cell.waiting = 1
  const asked = wanted ?? []
  for (let at = cell.unit.feeds.length - 1; at >= 0; at--) {
    const feed = cell.unit.feeds[at]!
    if (feed.lazy) continue
    cell.waiting++
    if (feed.gather) {
      requestGather(run, cell, feed, asked)
      continue
    }
    const source = cellAt(cell.frame, feed.unit)
    if (source.state === 'done') {
      cell.waiting--
      continue
    }
    ;(source.waiters ??= []).push(cell)
    asked.push(source)
  }
  arrived(run, cell)
  if (!wanted) demand(run, asked)
}
