import type { ReactNode } from 'react'
import type { NodeView } from '../document/index.ts'
import { fieldRows } from './field-rows.ts'
import { RowField } from './row-field.tsx'

/** What `NodeFields` is given. */
export interface NodeFieldsProps {
  readonly node: NodeView
  /** Which settings; a body that draws some itself names the others. All by default. */
  readonly only?: 'all' | 'none' | readonly string[]
}

/** The settings that stand on a node of the canvas: all but those that a wire feeds or the declaration folds into a group. */
export function NodeFields({ node, only = 'all' }: NodeFieldsProps): ReactNode {
  if (only === 'none') return null
  const rows = fieldRows(node).filter(
    ({ key, group, inputs }) =>
      inputs.every(({ edge }) => edge === undefined) &&
      (only === 'all' ? group === undefined : only.includes(key)),
  )
  if (rows.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      {rows.map((row) => (
        <RowField key={row.key} node={node} row={row} place="node" bare={rows.length === 1} />
      ))}
    </div>
  )
}
