import type { ReactNode } from 'react'
import type { NodeView } from '../document/index.ts'

/** What `NodeFields` is given. */
export interface NodeFieldsProps {
  readonly node: NodeView
  /** Only these settings (a node body draws the others itself); all that are not folded away by default. */
  readonly only?: readonly string[]
}

/** The settings that stand on a node of the canvas: all but those that the declaration folds into a group, and ports. */
export function NodeFields(_props: NodeFieldsProps): ReactNode {
  return null
}
