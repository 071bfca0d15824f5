import type { PreviewFrames } from './frames/preview-frames.ts'

/** Called with a preview as it arrives; it draws, and is done when it returns. */
export type PreviewListener = (frames: PreviewFrames) => void

/** The newest preview of each node, for those who draw. Nothing here makes React render. */
export class Previews {
  readonly #latest = new Map<string, PreviewFrames>()
  readonly #listeners = new Map<string, Set<PreviewListener>>()

  /** Calls with every preview of a node, by its path, and at once with the newest there is. Returns what ends it. */
  subscribe(node: string, listener: PreviewListener): () => void {
    const listeners = this.#listeners.get(node) ?? new Set()
    this.#listeners.set(node, listeners.add(listener))
    const latest = this.#latest.get(node)
    if (latest) listener(latest)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(node) === listeners) this.#listeners.delete(node)
    }
  }

  /** The newest of a node, by its path. */
  latest(node: string): PreviewFrames | undefined {
    return this.#latest.get(node)
  }

  /** Takes a preview and hands it to those who draw the node. */
  show(frames: PreviewFrames): void {
    this.#latest.set(frames.node, frames)
    for (const listener of this.#listeners.get(frames.node) ?? []) listener(frames)
  }

  /** Forgets everything, as when another workflow is opened. */
  clear(): void {
    this.#latest.clear()
  }
}
