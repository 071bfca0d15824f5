import type { Cell } from './cell.ts'
import { arrived, reuse } from './finish.ts'
import { cellAt } from './frame.ts'
import { lookUp, type Found } from './look-up.ts'
import { requestGather } from './loop-pass.ts'
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

function awaitLookUp(run: RunState, cell: Cell, found: Promise<Found | undefined>): void {
  run.work.lookUp(
    found
      .then((result) => {
        if (run.stopping) return
        if (result) reuse(run, cell, result)
        else miss(run, cell)
      })
      .catch((error: unknown) => run.fail(cell, error)),
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
