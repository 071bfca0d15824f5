import type { Kind } from '../define/index.ts'
import type { CompiledNode, NodePath, Source } from '../graph/compiled.ts'

/** One input of a unit that is wired, resolved to the unit that feeds it. */
export interface Feed {
  readonly name: string
  readonly source: Source
  readonly unit: Unit
  /** The value is asked for by the node; nothing is demanded before. */
  readonly lazy: boolean
  /** The value is one item of the source's list: the item of the loop around the reader. */
  readonly each: boolean
  /** The loop inside the reader's region that this input gathers over. */
  readonly gather?: Region
}

/** A node in one loop region: what the executor makes one cell of per frame. */
export interface Unit {
  readonly node: CompiledNode
  /** Position in topological order; small runs first. */
  readonly order: number
  readonly region: Region
  /** Index among the units of its region. */
  readonly slot: number
  readonly feeds: Feed[]
  /** Kinds of its outputs as they are kept: lists where the node is mapped or spreads items. */
  readonly kinds: Readonly<Record<string, Kind>>
  /** Kinds of the outputs of one execution, before the items of a mapped node become lists. */
  readonly itemKinds: Readonly<Record<string, Kind>>
  /** How many readers may ask for it: feeds, loop regions that read it, and the run itself for a target. */
  uses: number
  /** Whether `stopAfter` is for it. */
  stops: boolean
}

/** Units that run once per item of a loop; the root region runs once. */
export interface Region {
  readonly parent?: Region
  /** The For Each unit whose items this region runs over. */
  readonly loop?: Unit
  readonly units: Unit[]
  /** By the path of their For Each. */
  readonly children: Map<NodePath, Region>
  /** Units of the parent region that gather over this one. */
  readonly gatherers: Unit[]
  /** Whether the run wants anything in here or further in. */
  targeted: boolean
  /** Which pass over the loop a unit belongs to, where that is not the first. */
  phases?: ReadonlyMap<Unit, number>
  /** Units of the parent region that anything in here reads. */
  readonly holds: Set<Unit>
  /** How many may ask for a pass over this region: gathering inputs, and the run for targets inside. */
  uses: number
}

/** What a run may have to do: every unit that a target can reach, in regions. */
export interface Plan {
  readonly root: Region
  /** What the run is for. */
  readonly targets: readonly Unit[]
  /** In topological order. */
  readonly units: readonly Unit[]
}

/** A region with nothing in it. */
export function newRegion(): Region {
  return { units: [], children: new Map(), gatherers: [], targeted: false, holds: new Set(), uses: 0 }
}

/** Whether a loop has a current item in this region. */
export function binds(region: Region, loop: NodePath): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (at.loop?.node.path === loop) return true
  return false
}

/** The outermost region around (or at) a region in which all of these loops have an item; undefined where there is none. */
export function homeOf(region: Region, loops: readonly NodePath[]): Region | undefined {
  const wanted = new Set(loops)
  let at: Region = region
  while (at.parent && !wanted.has(at.loop!.node.path)) at = at.parent
  return loops.every((loop) => binds(at, loop)) ? at : undefined
}

/** What a region reads from outside keeps its value until the last pass over the region. */
export function readBy(unit: Unit, reader: Region): void {
  let region = reader
  while (region.parent && region.parent !== unit.region) region = region.parent
  if (region.holds.has(unit)) return
  region.holds.add(unit)
  unit.uses++
}
