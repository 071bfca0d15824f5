import type { ComponentType } from 'react'
import type { NodeView } from '../document/index.ts'

/** What every part of a body is given. */
export interface BodyProps {
  readonly node: NodeView
}

/** A body made for one type of node. */
export interface NodeBody {
  /** Stands between the port rows and the settings. */
  readonly component?: ComponentType<BodyProps>
  /** Words below the settings: what they amount to. */
  readonly foot?: ComponentType<BodyProps>
  /** Pixels; what a node of this type is wide where the layout does not say. */
  readonly width?: number
  /** Which settings the node draws below its body; the body draws the others itself. All, where it does not say. */
  readonly fields?: 'all' | 'none' | readonly string[]
  /** Words after the title, on the same line. */
  readonly note?: ComponentType<BodyProps>
  /** Buttons at the right end of the header, after the ring. */
  readonly action?: ComponentType<BodyProps>
  /** The large form that a node of this type can take while `expanded` of the view has it; its width is fixed. */
  readonly expanded?: {
    readonly component: ComponentType<BodyProps>
    readonly width: number
    readonly fields?: 'all' | 'none' | readonly string[]
  }
}
