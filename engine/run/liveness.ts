import type { Cell } from './cell.ts'
import { cellAt, type Frame } from './frame.ts'
import type { Region } from './region.ts'
import type { RunState } from './run-state.ts'

/** A cell needs nothing more: what only it could still ask for is let go, all the way up. Iterative. */
export function settle(run: RunState, cell: Cell): void {
  letGo(run, [cell])
}

/** One reader of a cell is through with it. */
export function release(run: RunState, cell: Cell): void {
  const unsettled: Cell[] = []
  releaseInto(run, cell, unsettled)
  letGo(run, unsettled)
}

/** One who might have asked for another pass over a loop will not. */
export function releaseRegion(run: RunState, frame: Frame, region: Region): void {
  const unsettled: Cell[] = []
  releaseRegionInto(run, frame, region, unsettled)
  letGo(run, unsettled)
}

/** Drops the outputs a cell holds; a cache may still have them. */
export function free(run: RunState, cell: Cell): void {
  if (!cell.result) return
  run.weigh(-cell.result.bytes)
  delete cell.result
  run.cache.release(cell.key)
}

function letGo(run: RunState, unsettled: Cell[]): void {
  for (let cell = unsettled.pop(); cell; cell = unsettled.pop()) {
    if (cell.settled) continue
    cell.settled = true
    for (const feed of cell.unit.feeds) {
      if (feed.gather) releaseRegionInto(run, cell.frame, feed.gather, unsettled)
      else if (feed.unit.region === cell.unit.region)
        releaseInto(run, cellAt(cell.frame, feed.unit), unsettled)
    }
  }
}

function releaseInto(run: RunState, cell: Cell, unsettled: Cell[]): void {
  if (--cell.pending > 0) return
  if (cell.state === 'done') free(run, cell)
  if (cell.state !== 'idle') return
  cell.state = 'skipped'
  unsettled.push(cell)
}

function releaseRegionInto(run: RunState, frame: Frame, region: Region, unsettled: Cell[]): void {
  const uses = (frame.regionUses.get(region) ?? region.uses) - 1
  frame.regionUses.set(region, uses)
  if (uses > 0) return
  for (const unit of region.holds) releaseInto(run, cellAt(frame, unit), unsettled)
}
