import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { sameJson } from '../../document/same-json.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import type { OutlineContext } from '../outline/outline-clip.ts'
import { type Outlined, outlined } from '../outline/outline.ts'
import { factsOf, watchFacts } from './facts-of.ts'

/**
 * Something told of the graph on the canvas, told again with every edit and every answer of the server. The component
 * renders again only where it has become another thing; `same` compares, as JSON by default.
 */
export function useOutlined<T>(
  find: (context: OutlineContext) => T,
  same: (a: T, b: T) => boolean = (a, b) => sameJson(a, b),
): Outlined<T> {
  const { document: store, api, view } = useEditor()
  const inside = useInside()
  const path = useStore(view, (state) => runPath(state, ''))
  const last = useRef<{ readonly key: unknown; readonly told: Outlined<T> }>(undefined)
  const facts = useRef(0)
  const subscribe = useCallback(
    (changed: () => void) => {
      const ends = [
        store.state.subscribe(changed),
        watchFacts(api, () => {
          facts.current++
          changed()
        }),
      ]
      return () => ends.forEach((end) => end())
    },
    [store, api],
  )
  return useSyncExternalStore(subscribe, () => {
    const graph = store.context.reader.read(store.document, inside)
    const key = [graph, facts.current, path, find] as const
    const before = last.current
    if (before && key.every((part, at) => part === (before.key as typeof key)[at])) return before.told
    const told: Outlined<T> = graph
      ? outlined(() => find({ view: graph, facts: factsOf(api), path }))
      : { why: 'This graph is not here any more.' }
    const kept = before && sameTold(before.told, told, same) ? before.told : told
    last.current = { key, told: kept }
    return kept
  })
}

function sameTold<T>(a: Outlined<T>, b: Outlined<T>, same: (a: T, b: T) => boolean): boolean {
  if (a.why !== undefined || b.why !== undefined) return a.why === b.why
  return same(a.is, b.is)
}
