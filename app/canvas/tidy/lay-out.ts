import type { ELK } from 'elkjs/lib/elk-api.js'
import type { Box, EdgeView, Point } from '../../document/index.ts'

/**
 * New places for nodes, in columns from left to right along their wires (ELK's layered layout). The upper left corner of
 * what is laid out stays where it is.
 */
export async function layOut(
  boxes: Readonly<Record<string, Box>>,
  wires: readonly Pick<EdgeView, 'id' | 'from' | 'to'>[],
): Promise<Record<string, Point>> {
  const bundled = (await import('elkjs/lib/elk.bundled.js')) as unknown as { readonly default: new () => ELK }
  const elk = new bundled.default()
  const left = Math.min(...Object.values(boxes).map(({ x }) => x))
  const top = Math.min(...Object.values(boxes).map(({ y }) => y))
  const laid = await elk.layout({
    id: 'graph',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '64',
      'elk.spacing.nodeNode': '24',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: Object.entries(boxes).map(([id, { w, h }]) => ({ id, width: w, height: h })),
    edges: wires
      .filter(({ from, to }) => Object.hasOwn(boxes, from[0]) && Object.hasOwn(boxes, to[0]))
      .map(({ id, from, to }) => ({ id, sources: [from[0]], targets: [to[0]] })),
  })
  return Object.fromEntries(
    (laid.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x: snap(left + x), y: snap(top + y) }]),
  )
}

/** On the grid that dragging keeps to. */
function snap(value: number): number {
  return Math.round(value / 4) * 4
}
