import type { NodeView } from '../../document/index.ts'
import { headerHeight } from '../geometry/node-measures.ts'
import { type BodyForm, guessHeight, nodeWidth } from '../geometry/node-size.ts'
import { bodyForm } from './body-form.ts'

/** How large something is. */
export interface BoxSize {
  readonly w: number
  readonly h: number
}

/** How a node is drawn. */
export interface DrawnAs {
  /** What its layout says. */
  readonly width: number | undefined
  readonly large: boolean
  readonly small: boolean
}

interface Guess extends BoxSize {
  readonly form: BodyForm
  readonly width: number | undefined
}

/** How large nodes are: as wide as their layout or their body says, as high as they were measured, or are guessed to be. */
export class BoxSizes {
  readonly #heights = new Map<string, number>()
  readonly #guesses = new WeakMap<NodeView, Guess>()

  /** Notes how high a node turned out to be; `key` is its name in the view. Returns whether that is news. */
  note(key: string, height: number): boolean {
    if (this.#heights.get(key) === height) return false
    this.#heights.set(key, height)
    return true
  }

  of(node: NodeView, key: string, { width, large, small }: DrawnAs): BoxSize {
    if (small && large) return { w: nodeWidth(node, bodyForm(node, false)), h: headerHeight }
    const guess = this.#guess(node, bodyForm(node, large), large ? undefined : width)
    return { w: guess.w, h: small ? headerHeight : (this.#heights.get(key) ?? guess.h) }
  }

  /** A node that looks as before is guessed as before: a thousand of them are asked for at each change of one. */
  #guess(node: NodeView, form: BodyForm, width: number | undefined): Guess {
    const before = this.#guesses.get(node)
    if (before && before.form === form && before.width === width) return before
    const w = width ?? nodeWidth(node, form)
    const guess = { form, width, w, h: guessHeight(node, form, w) }
    this.#guesses.set(node, guess)
    return guess
  }
}
