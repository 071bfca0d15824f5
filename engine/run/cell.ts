import type { CheckedOutputs } from './check-outputs.ts'
import type { Frame } from './frame.ts'
import type { Unit } from './region.ts'

/**
 * idle: nobody asked yet · looking: in the caches · waiting: for its inputs, its turn or a twin · running · done ·
 * skipped: nobody can ask any more.
 */
export type CellState = 'idle' | 'looking' | 'waiting' | 'running' | 'done' | 'skipped'

/** One unit in one frame: what is executed at most once and holds the outputs until the last reader is done. */
export interface Cell {
  readonly unit: Unit
  readonly frame: Frame
  readonly key: string
  state: CellState
  /** Readers that may still ask. */
  pending: number
  /** Inputs that are not there yet. */
  waiting: number
  /** Told when it is done: cells that read it, and whoever else waits. */
  waiters?: (Cell | ((cell: Cell) => void))[]
  /** Cells with the same key that take its outputs instead of running. */
  twins?: Cell[]
  /** Lists that loops have gathered for it, by input. */
  gathered?: Map<string, readonly unknown[]>
  /** Its shares of outputs that others read as well, by input. */
  shared?: Map<string, unknown>
  result?: CheckedOutputs
  /** Why it was not cached. */
  missed?: string
  /** When it said `node.started`, where that was before it ran: while its loop goes on. */
  startedAt?: number
  /** Whether its inputs know that it needs nothing more. */
  settled: boolean
}

/** A cell that nobody asked for yet. */
export function newCell(unit: Unit, frame: Frame, key: string): Cell {
  return { unit, frame, key, state: 'idle', pending: unit.uses, waiting: 0, settled: false }
}
