import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { GalleryCounts, GalleryItem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** Which part of the gallery is looked at. */
export type GalleryPart = 'all' | 'starred' | 'workflow'

/** What the gallery shows. */
export interface GalleryView {
  readonly items: readonly GalleryItem[]
  readonly counts: GalleryCounts | undefined
  readonly trouble: string | undefined
  /** Reads the next page; undefined where there is none. */
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

/** Finished files, newest first; read again when a run ends. */
export function useGallery(part: GalleryPart, search: string): GalleryView {
  const { api, keeper, runs } = useEditor()
  const workflowId = useStore(keeper.state, (state) => state.workflowId)
  const ended = useStore(runs.state, (state) => state.ended)
  const [items, setItems] = useState<readonly GalleryItem[]>([])
  const [counts, setCounts] = useState<GalleryCounts>()
  const [next, setNext] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const asked = useRef(0)
  const read = useCallback(
    async (before?: string) => {
      const own = ++asked.current
      // A workflow that was never saved has made nothing that could be found by it; the others are counted all the same.
      const nothing = part === 'workflow' && workflowId === undefined
      try {
        const page = await api.gallery.list({
          limit: nothing ? 1 : 60,
          search: search.trim() === '' ? undefined : search.trim(),
          ...(part === 'starred' && { starred: true }),
          ...(part === 'workflow' && { workflowId }),
          countWorkflow: workflowId,
          ...(before !== undefined && { before }),
        })
        if (own !== asked.current) return
        const { outputs, next } = nothing ? { outputs: [] } : page
        setItems((shown) => (before === undefined ? outputs : [...shown, ...outputs]))
        setCounts({ ...page.counts, workflow: page.counts.workflow ?? 0 })
        setNext(next)
        setTrouble(undefined)
      } catch {
        if (own === asked.current) setTrouble('The server cannot be reached. The gallery comes back with it.')
      }
    },
    [api, part, search, workflowId],
  )
  useEffect(() => {
    const wait = setTimeout(() => void read(), search === '' ? 0 : 200)
    return () => clearTimeout(wait)
  }, [read, search, ended])
  return {
    items,
    counts,
    trouble,
    more: next === undefined ? undefined : () => void read(next),
    reload: () => void read(),
  }
}
