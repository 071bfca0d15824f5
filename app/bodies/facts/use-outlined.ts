import { useCallback, useRef, useSyncExternalStore } from 'react'
import { sameJson } from '../../document/same-json.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useEditor } from '../../shell/editor.ts'
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
  const { document: store, api } = useEditor()
  const inside = useInside()
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
    const view = store.context.reader.read(store.document, inside)
    const key = [view, facts.current, find] as const
    const before = last.current
    if (before && key.every((part, at) => part === (before.key as typeof key)[at])) return before.told
    const told: Outlined<T> = view
      ? outlined(() => find({ view, facts: factsOf(api), path: inside === undefined ? '' : `${inside} ` }))
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
