import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../shell/editor.ts'

/** A step of a run that is looked at, instead of the newest. */
export interface Held {
  readonly run: string
  readonly step: number
}

/** Which steps are looked at, by path of the sampler. Neither saved nor undone. */
export type HeldSteps = ReadonlyMap<string, Held>

const all = new WeakMap<Editor, StoreApi<HeldSteps>>()

/** The editor's own: a sampler's node, its large picture and the curve of its schedule show the same step. */
export function heldSteps(editor: Editor): StoreApi<HeldSteps> {
  let store = all.get(editor)
  if (!store) all.set(editor, (store = createStore<HeldSteps>(() => new Map())))
  return store
}

/** Looks at a step of a sampler; undefined follows the newest again. */
export function holdStep(editor: Editor, node: string, held: Held | undefined): void {
  const store = heldSteps(editor)
  const next = new Map(store.getState())
  if (held) next.set(node, held)
  else next.delete(node)
  store.setState(next, true)
}
