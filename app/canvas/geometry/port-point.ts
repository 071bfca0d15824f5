import type { Box, NodeView, Point } from '../../document/index.ts'
import { headerHeight, portHeight } from './node-measures.ts'

/** Which row a port is drawn in; undefined where the node draws no such port. */
export function portRowOf(node: NodeView, side: 'input' | 'output', port: string): number | undefined {
  const ports = side === 'output' ? node.outputs : node.inputs.filter(({ asPort }) => asPort)
  const row = ports.findIndex(({ name }) => name === port)
  return row < 0 ? undefined : row
}

/**
 * Where a port of a node is on the canvas. All ports of a node that is drawn small are in the middle of its edge, and so is
 * the end of a wire whose port does not exist.
 */
export function portPoint(
  node: NodeView | undefined,
  box: Box,
  side: 'input' | 'output',
  port: string,
  small: boolean,
): Point {
  const x = side === 'output' ? box.x + box.w : box.x
  const row = small || !node ? undefined : portRowOf(node, side, port)
  return { x, y: box.y + (row === undefined ? headerHeight / 2 : portHeight(row)) }
}
