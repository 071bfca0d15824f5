import { newCell, type Cell } from './cell.ts'
import type { ItemOf } from './events.ts'
import type { LoopPass } from './loop-pass.ts'
import type { Region, Unit } from './region.ts'
import { RunError } from './run-error.ts'

/** One item of a loop region, or the whole run for the root region: its cells live and die with it. */
export interface Frame {
  readonly region: Region
  readonly parent?: Frame
  readonly item?: ItemOf
  /** Values and keys of this item, by `each` port of the For Each. */
  readonly items: Readonly<Record<string, { readonly value: unknown; readonly key: string }>>
  /** Keys of this region's units, as this item makes them. */
  readonly keys: ReadonlyMap<Unit, string>
  /**
   * The same keys without what belongs to the run (`stopAfter`) or to where it runs (the environment): checkpoints are
   * kept under these, for a run may go on elsewhere.
   */
  readonly checkpointKeys: ReadonlyMap<Unit, string>
  readonly cells: (Cell | undefined)[]
  /** By phase. */
  readonly passes: Map<Region, Map<number, LoopPass>>
  /** Readers of the loops right inside that may still ask. */
  readonly regionUses: Map<Region, number>
  /** What is wanted of this frame and not there yet. */
  open: number
  closed: boolean
}

/** A frame in which nothing has happened. */
export function newFrame(
  parts: Pick<Frame, 'region' | 'parent' | 'item' | 'items' | 'keys' | 'checkpointKeys'>,
): Frame {
  return { ...parts, cells: [], passes: new Map(), regionUses: new Map(), open: 0, closed: false }
}

/** The cell of a unit as seen from a frame: its own, or that of the frame around it which the unit belongs to. */
export function cellAt(frame: Frame, unit: Unit): Cell {
  const home = frameOf(frame, unit.region)
  return (home.cells[unit.slot] ??= newCell(unit, home, home.keys.get(unit) ?? ''))
}

/** The frame of a region around (or at) a frame. */
export function frameOf(frame: Frame, region: Region): Frame {
  for (let at: Frame | undefined = frame; at; at = at.parent) if (at.region === region) return at
  throw new RunError('run.internal', region.loop?.node.path ?? '', 'A node was asked for outside its loop.')
}

/** The frame that holds the current item of a For Each. */
export function frameOfLoop(frame: Frame, loop: Unit): Frame {
  for (let at: Frame | undefined = frame; at; at = at.parent) if (at.region.loop === loop) return at
  throw new RunError('run.internal', loop.node.path, 'An item was asked for outside its loop.')
}

/** Where an execution is in the loops around it, for telling one from another. */
export function placeOf(path: string, item: ItemOf | undefined): string {
  let place = path
  for (let at = item; at; at = at.within) place += `#${at.index}`
  return place
}
