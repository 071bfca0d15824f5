import type { Packed } from './packed.ts'
import type { Video, VideoRecipe } from '../media/video.ts'

/** The second visual cue beside colour; one drawing each in the editor. */
export type Glyph =
  | 'hexagon'
  | 'bar'
  | 'diamond'
  | 'triangle'
  | 'disc'
  | 'frame'
  | 'square'
  | 'dot'
  | 'bars'
  | 'half'

/** How the editor draws a wire of this kind: colours per theme, width in px and an SVG dash pattern. */
export interface WireLook {
  readonly dark: string
  readonly light: string
  readonly glyph: Glyph
  readonly width: number
  readonly dash?: string
}

/** What a kind needs from outside to rebuild a live value from its packed form. */
export interface Revive {
  /** Rebuilds a video from its recipe. */
  video(recipe: VideoRecipe): Video
}

/**
 * A type of wire. `Id` brands it, so two kinds never meet by having the same shape of value.
 * `bytes` is what a value costs in memory, for caches that are bounded by bytes.
 */
export interface Kind<Id extends string = string, T = unknown> {
  readonly id: Id
  readonly title: string
  readonly look: WireLook
  /** True when `value` is a value of this kind; used where values enter from outside. */
  is(value: unknown): value is T
  /** Host memory that the value holds, in bytes. */
  bytes(value: T): number
  encode(value: T): Packed
  decode(packed: Packed, revive: Revive): T
  /** The element kind of a list kind. */
  readonly element?: Kind
  /** The type variable of a generic port; bound by what is wired to the node. */
  readonly variable?: string
  /** What the variable stands for where nothing is wired that binds it. */
  readonly unbound?: Kind | undefined
}

/** The value that travels on a wire of kind `K`. */
export type ValueOf<K> = K extends Kind<string, infer T> ? T : never
