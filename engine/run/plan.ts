import { ReelgraphError, list, type Kind, type NodeDefinition } from '../define/index.ts'
import { phaseLoops } from './loop-phases.ts'
import type { CompiledGraph, CompiledNode, NodePath, Source } from '../graph/compiled.ts'

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

/** Lays out the part of a graph that the targets need, walking back along all wires, lazy ones too. Linear and iterative. */
export function planRun(graph: CompiledGraph, targets: readonly NodePath[]): Plan {
  const position = new Map(graph.order.map((path, index) => [path, index]))
  const root = newRegion()
  const unitsOf = new Map<Region, Map<NodePath, Unit>>()
  const units: Unit[] = []
  const unexplored: Unit[] = []

  const kindsOfType = new Map<NodeDefinition, Pick<Unit, 'kinds' | 'itemKinds'>>()
  const kindsOfOnce = (node: CompiledNode): Pick<Unit, 'kinds' | 'itemKinds'> => {
    if (node.mapped.length > 0 || isGeneric(node.definition)) return kindsOf(node)
    let kinds = kindsOfType.get(node.definition)
    if (!kinds) kindsOfType.set(node.definition, (kinds = kindsOf(node)))
    return kinds
  }

  const unitAt = (path: NodePath, region: Region): Unit => {
    let known = unitsOf.get(region)
    if (!known) unitsOf.set(region, (known = new Map()))
    let unit = known.get(path)
    if (unit) return unit
    const node = graph.nodes.get(path)
    const order = position.get(path)
    if (!node || order === undefined) throw unknownNode(path)
    const slot = region.units.length
    const { kinds, itemKinds } = kindsOfOnce(node)
    unit = { node, order, region, slot, feeds: [], kinds, itemKinds, uses: 0 }
    known.set(path, unit)
    region.units.push(unit)
    units.push(unit)
    unexplored.push(unit)
    return unit
  }
  const childOf = (region: Region, loop: NodePath): Region => {
    const known = region.children.get(loop)
    if (known) return known
    const node = graph.nodes.get(loop)
    if (!node) throw unknownNode(loop)
    const driver = unitAt(loop, innermost(region, node.loops, loop))
    const child = { ...newRegion(), parent: region, loop: driver }
    region.children.set(loop, child)
    readBy(driver, child)
    return child
  }
  const regionOf = (loops: readonly NodePath[]): Region => {
    let region = root
    for (const loop of loops) region = childOf(region, loop)
    return region
  }

  const wanted: Unit[] = []
  for (const path of new Set(targets)) {
    const node = graph.nodes.get(path)
    if (!node) throw unknownNode(path)
    const region = regionOf(node.loops)
    const unit = unitAt(path, region)
    unit.uses++
    wanted.push(unit)
    for (let at: Region | undefined = region; at && !at.targeted; at = at.parent) {
      at.targeted = true
      at.uses++
    }
  }
  for (let unit = unexplored.pop(); unit; unit = unexplored.pop()) {
    if (unit.node.frozen) continue
    for (const [name, source] of Object.entries(unit.node.sources)) {
      unit.feeds.push(feedOf(unit, name, source))
    }
  }
  units.sort((a, b) => a.order - b.order)
  phaseLoops(root, units)
  return { root, targets: wanted, units }

  function feedOf(unit: Unit, name: string, source: Source): Feed {
    const { node, region } = unit
    const from = graph.nodes.get(source.node)
    if (!from) throw unknownNode(source.node)
    const spread = from.definition.outputs[source.port]?.each ?? false
    const gathers = node.definition.collect === name
    const slot = node.definition.inputs[name]
    const lazy = slot?.role === 'input' && slot.lazy && !node.mapped.includes(name)
    const open = from.loops.length === 0 ? none : from.loops.filter((loop) => !binds(region, loop))
    if (gathers && open.length === 1) {
      const gather = childOf(region, open[0]!)
      gather.uses++
      gather.gatherers.push(unit)
      const inner = unitAt(source.node, gather)
      inner.uses++
      return { name, source, unit: inner, lazy: false, each: false, gather }
    }
    if (open.length > 0) throw crossed(node.path, name, open)
    const feeding = unitAt(source.node, innermost(region, from.loops, source.node))
    const each = spread && binds(region, source.node)
    if (feeding.region === region) feeding.uses++
    else readBy(feeding, region)
    return { name, source, unit: feeding, lazy: lazy && !gathers, each }
  }
}

const none: readonly NodePath[] = []

/** What a region reads from outside keeps its value until the last pass over the region. */
function readBy(unit: Unit, reader: Region): void {
  let region = reader
  while (region.parent && region.parent !== unit.region) region = region.parent
  if (region.holds.has(unit)) return
  region.holds.add(unit)
  unit.uses++
}

function newRegion(): Region {
  return { units: [], children: new Map(), gatherers: [], targeted: false, holds: new Set(), uses: 0 }
}

/** The outermost region around `region` (or itself) in which all of these loops have an item. */
function innermost(region: Region, loops: readonly NodePath[], path: NodePath): Region {
  const wanted = new Set(loops)
  let at: Region = region
  while (at.parent && !wanted.has(at.loop!.node.path)) at = at.parent
  for (const loop of loops) if (!binds(at, loop)) throw crossed(path, loop, [loop])
  return at
}

function binds(region: Region, loop: NodePath): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (at.loop?.node.path === loop) return true
  return false
}

function isGeneric({ outputs }: NodeDefinition): boolean {
  return Object.values(outputs).some(({ kind }) => (kind.element ?? kind).variable !== undefined)
}

function kindsOf(node: CompiledNode): Pick<Unit, 'kinds' | 'itemKinds'> {
  const mapped = node.mapped.length > 0
  const kinds: Record<string, Kind> = {}
  const itemKinds: Record<string, Kind> = {}
  for (const [port, output] of Object.entries(node.definition.outputs)) {
    const bound = node.kinds?.[port]
    const one = (mapped ? bound?.element : bound) ?? output.kind
    itemKinds[port] = output.each ? list(one) : one
    kinds[port] = mapped ? list(itemKinds[port]) : itemKinds[port]
  }
  return { kinds, itemKinds }
}

function unknownNode(path: NodePath): ReelgraphError {
  return new ReelgraphError(
    'node.unknown',
    path,
    `There is no node "${path}" in this graph. Choose one that is.`,
  )
}

function crossed(path: NodePath, port: string, loops: readonly NodePath[]): ReelgraphError {
  const names = loops.map((loop) => `"${loop}"`).join(' and ')
  return new ReelgraphError(
    'loop.open',
    path,
    `"${port}" of "${path}" reads from inside the loop of ${names}. Put a Collect between them.`,
  )
}
