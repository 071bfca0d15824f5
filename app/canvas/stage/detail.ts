import type { Box } from '../../document/index.ts'
import { inFrames } from './in-frames.ts'

type Listener = () => void

/** What of the canvas is seen, in its own pixels. */
export type Window = Box

/** So few nodes are always drawn whole. */
const few = 60
/** So many may stay drawn whole after they have left the window. */
const kept = 160
/** How far round the window nodes are drawn whole, as a share of it. */
const margin = 0.3
/** So many frames after the last of a zoom they are filled in: while it lasts, the plates say enough. */
const afterZoom = 10
/** So many are filled in, or become plates again, in one step. */
const atOnce = 2

/** How much is drawn: everything; from below 60 % title and picture; from below 35 % a plate with a title. */
export type DetailLevel = 'full' | 'title' | 'plate'

/** The level for a zoom. */
export function levelOf(zoom: number): DetailLevel {
  return zoom < 0.35 ? 'plate' : zoom < 0.6 ? 'title' : 'full'
}

/**
 * Which nodes are drawn whole. In a large graph the rest are plates: one element and a title. Nodes that come into view are
 * filled in a few a frame, so that panning is never held up, and not before a zoom is over.
 */
export class Detail {
  readonly #boxes: () => ReadonlyMap<string, Box>
  readonly #one = new Map<string, Set<Listener>>()
  readonly #whole = new Set<string>()
  #window: Window | undefined
  #level: DetailLevel = 'full'
  #count = 0
  #filling = false
  /** How many frames are left alone. */
  #wait = 0

  constructor(boxes: () => ReadonlyMap<string, Box>) {
    this.#boxes = boxes
  }

  /** Whether a node is drawn whole. */
  has(id: string): boolean {
    return this.#count <= few || this.#whole.has(id)
  }

  subscribe(id: string, listener: Listener): () => void {
    let listeners = this.#one.get(id)
    if (!listeners) this.#one.set(id, (listeners = new Set()))
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** How many nodes there are; a small graph is drawn whole at once. */
  counted(nodes: number): void {
    const [was, is] = [this.#count <= few, nodes <= few]
    this.#count = nodes
    if (was !== is) for (const listeners of this.#one.values()) for (const listener of listeners) listener()
  }

  /** Looks through another window. */
  look(window: Window, level: DetailLevel): void {
    if (this.#window && this.#window.w !== window.w) this.#wait = afterZoom
    else if (!this.#filling) this.#wait = 0
    this.#window = window
    this.#level = level
    this.#fill()
  }

  /** Draws a node whole now: it is about to be typed in or focused. */
  want(id: string): void {
    if (this.has(id)) return
    this.#whole.add(id)
    this.#tell(id)
  }

  #fill(): void {
    if (this.#filling || this.#count <= few || this.#level === 'plate') return
    if (!this.#next()) return
    this.#filling = true
    const mayDraw = (): boolean => {
      if (this.#wait === 0) return true
      this.#wait--
      return false
    }
    const step = (): boolean => {
      // React looks through all nodes at each step, however few of them are new.
      let more = true
      for (let at = 0; at < atOnce && more; at++) more = this.#fillOne() || this.#forget()
      this.#filling = more
      return more
    }
    inFrames({ mayDraw, step })
  }

  /** Draws the next node whole. Returns whether there was one. */
  #fillOne(): boolean {
    const id = this.#next()
    if (id === undefined) return false
    this.#whole.add(id)
    this.#tell(id)
    return true
  }

  /** The node nearest to the middle of the window that is not drawn whole yet. */
  #next(): string | undefined {
    if (!this.#window || this.#level === 'plate') return undefined
    const { x, y, w, h } = this.#window
    const [dx, dy] = [w * margin, h * margin]
    let nearest: { readonly id: string; readonly far: number } | undefined
    for (const [id, box] of this.#boxes()) {
      if (this.#whole.has(id) || id.includes(':')) continue
      if (box.x > x + w + dx || box.x + box.w < x - dx || box.y > y + h + dy || box.y + box.h < y - dy)
        continue
      const far = Math.abs(box.x + box.w / 2 - x - w / 2) + Math.abs(box.y + box.h / 2 - y - h / 2)
      if (!nearest || far < nearest.far) nearest = { id, far }
    }
    return nearest?.id
  }

  /** Lets a plate come back where too much is drawn whole, of those out of sight the longest drawn. Returns whether it did. */
  #forget(): boolean {
    if (this.#whole.size <= kept || !this.#window) return false
    const { x, y, w, h } = this.#window
    const boxes = this.#boxes()
    for (const id of this.#whole) {
      const box = boxes.get(id)
      const seen =
        box && box.x < x + 2 * w && box.x + box.w > x - w && box.y < y + 2 * h && box.y + box.h > y - h
      if (seen) continue
      this.#whole.delete(id)
      this.#tell(id)
      return true
    }
    return false
  }

  #tell(id: string): void {
    for (const listener of this.#one.get(id) ?? []) listener()
  }
}
