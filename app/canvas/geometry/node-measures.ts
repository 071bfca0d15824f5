/** The header of a node, in pixels of the canvas at life size. */
export const headerHeight = 36
/** One row of ports. */
export const portRow = 24
/** One row of settings. */
export const fieldRow = 32
/** What is left under the last row. */
export const nodeFoot = 8

/** The middle of a row of ports, from the upper edge of the node. */
export function portHeight(row: number): number {
  return headerHeight + row * portRow + portRow / 2
}
