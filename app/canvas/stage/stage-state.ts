import type { Kind } from '../../../engine/define/index.ts'
import type { Point, PortFit, WireFits, WireStart } from '../../document/index.ts'

/** What the loose end of a wire is over, and whether it takes the wire. Without a port it is over the body of a node. */
export interface WireTarget {
  readonly node: string
  readonly port?: string
  readonly fit: PortFit
}

/** A wire that is being drawn: one end is at a port, the other follows the pointer or the arrow keys. */
export interface WireInHand {
  readonly start: WireStart
  readonly kind?: Kind
  readonly fits: WireFits
  /** The wire that was taken off its input: letting go elsewhere moves it, in the void it is cut. */
  readonly taken?: string
  readonly at: Point
  readonly over?: WireTarget
  readonly by: 'pointer' | 'keys'
}

/** What a menu at the pointer is about. */
export type MenuSubject =
  | { readonly kind: 'canvas' }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'wire'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'field'; readonly node: string; readonly input: string }
  | { readonly kind: 'point'; readonly wire: string; readonly index: number }

/** An open menu; `client` is where on the page, `at` where on the canvas. */
export interface OpenMenu {
  readonly subject: MenuSubject
  readonly client: Point
  readonly at: Point
}

/** What the canvas itself remembers while it is looked at: gestures, hover, zoom. Nothing else needs to know. */
export interface StageState {
  /** 1 is life size. */
  readonly zoom: number
  readonly wire: WireInHand | undefined
  /** The cut of the knife so far. */
  readonly knife: readonly Point[] | undefined
  /** The corners of the box that selects. */
  readonly marquee: { readonly from: Point; readonly to: Point } | undefined
  /** The wire that a dragged node would be put into. */
  readonly insertInto: string | undefined
  /** The node whose wires are lit. */
  readonly hovered: string | undefined
  /** The node, `frame:` or `note:` whose text is being edited. */
  readonly editing: string | undefined
  /** The node whose help is open. */
  readonly help: string | undefined
  readonly menu: OpenMenu | undefined
  /** Nodes that are to become one, while their new name is asked for. */
  readonly joining: readonly string[] | undefined
}

/** Nothing going on. */
export const idleStage: StageState = {
  zoom: 1,
  wire: undefined,
  knife: undefined,
  marquee: undefined,
  insertInto: undefined,
  hovered: undefined,
  editing: undefined,
  help: undefined,
  menu: undefined,
  joining: undefined,
}
