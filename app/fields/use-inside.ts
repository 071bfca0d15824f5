import { useStore } from 'zustand'
import type { Inside } from '../document/index.ts'
import { useEditor } from '../shell/editor.ts'

/** Which graph is on the canvas. */
export function useInside(): Inside {
  return useStore(useEditor().view, ({ path }) => path.at(-1))
}
