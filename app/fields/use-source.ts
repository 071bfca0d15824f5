import { useStore } from 'zustand'
import type { InputView } from '../document/index.ts'
import { useEditor } from '../shell/editor.ts'
import { sourceOf } from './source-of.ts'
import { useInside } from './use-inside.ts'

/** Where the wire into an input comes from; undefined where it has none. */
export function useSource(input: InputView): string | undefined {
  const { document: store } = useEditor()
  const inside = useInside()
  return useStore(store.state, ({ document }) =>
    input.edge === undefined ? undefined : sourceOf(store.context.reader.read(document, inside), input),
  )
}
