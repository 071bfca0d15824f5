import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../shell/editor.ts'

/** What of a run is looked at, instead of what is newest. */
export interface Held {
  readonly run: string
  /** Undefined follows the newest. */
  readonly step?: number | undefined
  /** Of a sampler that runs once per item; undefined follows the newest. */
  readonly item?: string | undefined
}

/** What is looked at, by path of the sampler; what was chosen last is last. Neither saved nor undone. */
export type HeldSteps = ReadonlyMap<string, Held>

const all = new WeakMap<Editor, StoreApi<HeldSteps>>()

/** The editor's own: a sampler's node, its large picture and the curve of its schedule show the same step. */
export function heldSteps(editor: Editor): StoreApi<HeldSteps> {
  let store = all.get(editor)
  if (!store) all.set(editor, (store = createStore<HeldSteps>(() => new Map())))
  return store
}

/** Looks at a step or an item of a sampler; undefined follows the newest again. */
export function holdStep(editor: Editor, node: string, held: Held | undefined): void {
  const store = heldSteps(editor)
  const next = new Map(store.getState())
  next.delete(node)
  if (held) next.set(node, held)
  store.setState(next, true)
}
