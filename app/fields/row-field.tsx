import type { ReactNode } from 'react'
import type { NodeView } from '../document/index.ts'
import type { FieldPlace } from './field-place.ts'
import type { FieldRow } from './field-rows.ts'
import { ParamField } from './param-field.tsx'
import { SizeField } from './size-field.tsx'

/** What `RowField` is given. */
export interface RowFieldProps {
  readonly node: NodeView
  readonly row: FieldRow
  readonly place: FieldPlace
  readonly bare?: boolean
}

/** The field of a row: one setting, or two that are one thing. */
export function RowField({ node, row, place, bare = false }: RowFieldProps): ReactNode {
  const [input, second] = row.inputs
  if (row.pair === 'size' && second)
    return <SizeField node={node} width={input} height={second} place={place} />
  return <ParamField node={node} input={input} place={place} bare={bare} />
}
