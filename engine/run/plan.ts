import { ReelgraphError, type NodeDefinition } from '../define/index.ts'
import type { CompiledGraph, NodePath, Source } from '../graph/compiled.ts'
import { markLastStoppable } from './last-stoppable.ts'
import { phaseLoops } from './loop-phases.ts'
import { binds, homeOf, newRegion, readBy, type Feed, type Plan, type Region, type Unit } from './region.ts'
import { unitKinds } from './unit-kinds.ts'

/** Lays out the part of a graph that the targets need, walking back along all wires, lazy ones too. Linear and iterative. */
export function planRun(graph: CompiledGraph, targets: readonly NodePath[]): Plan {
  const position = new Map(graph.order.map((path, index) => [path, index]))
  const root = newRegion()
  const unitsOf = new Map<Region, Map<NodePath, Unit>>()
  const units: Unit[] = []
  const unexplored: Unit[] = []

  const kindsOfType = new Map<NodeDefinition, Pick<Unit, 'kinds' | 'itemKinds'>>()

  const unitAt = (path: NodePath, region: Region): Unit => {
    let known = unitsOf.get(region)
    if (!known) unitsOf.set(region, (known = new Map<NodePath, Unit>()))
    let unit = known.get(path)
    if (unit) return unit
    const node = graph.nodes.get(path)
    const order = position.get(path)
    if (!node || order === undefined) throw unknownNode(path)
    const slot = region.units.length
    const { kinds, itemKinds } = unitKinds(node, kindsOfType)
    unit = { node, order, region, slot, feeds: [], kinds, itemKinds, uses: 0, stops: false }
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
    const home = homeOf(region, node.loops)
    if (!home) throw openLoop(loop, loop, node.loops)
    const driver = unitAt(loop, home)
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
  markLastStoppable(units, wanted)
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
    const home = homeOf(region, from.loops)
    if (!home) throw openLoop(node.path, name, open)
    const feeding = unitAt(source.node, home)
    const each = spread && binds(region, source.node)
    if (feeding.region === region) feeding.uses++
    else readBy(feeding, region)
    return { name, source, unit: feeding, lazy: lazy && !gathers, each }
  }
}

const none: readonly NodePath[] = []

function unknownNode(path: NodePath): ReelgraphError {
  return new ReelgraphError(
    'node.unknown',
    path,
    `There is no node "${path}" in this graph. Choose one that is.`,
  )
}

function openLoop(path: NodePath, port: string, loops: readonly NodePath[]): ReelgraphError {
  const names = loops.map((loop) => `"${loop}"`).join(' and ')
  return new ReelgraphError(
    'loop.open',
    path,
    `"${port}" of "${path}" reads from inside the loop of ${names}. Put a Collect between them.`,
  )
}
