import type { ReactNode } from 'react'
import type { InputView, NodeView } from '../document/index.ts'
import type { FieldPlace } from './field-place.ts'

/** What `ParamField` is given. */
export interface ParamFieldProps {
  readonly node: NodeView
  readonly input: InputView
  readonly place: FieldPlace
}

/** The row of one setting: label, control, what is wrong with it. It writes through commands of the document. */
export function ParamField(_props: ParamFieldProps): ReactNode {
  return null
}
