import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { GalleryCounts, GalleryItem } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** Which part of the gallery is looked at. */
export type GalleryPart = 'all' | 'starred' | 'workflow'

/** What the gallery shows. */
export interface GalleryView {
  /** Undefined until they are read. */
  readonly items: readonly GalleryItem[] | undefined
  readonly counts: GalleryCounts | undefined
  readonly trouble: string | undefined
  /** Reads the next page; undefined where there is none. */
  readonly more: (() => void) | undefined
  readonly reload: () => void
}

/** What was read of one part, and where its next page begins. */
interface Read {
  readonly of: string
  readonly items: readonly GalleryItem[]
  readonly next: string | undefined
}

/** Files of a page, and the most that the server answers with at once. */
const page = 60
const most = 200

/** Finished files, newest first; read again when a run ends, as far as they were shown. */
export function useGallery(part: GalleryPart, search: string): GalleryView {
  const { api, keeper, runs } = useEditor()
  const workflowId = useStore(keeper.state, (state) => state.workflowId)
  const ended = useStore(runs.state, (state) => state.ended)
  const [shown, setShown] = useState<Read>()
  const [counts, setCounts] = useState<GalleryCounts>()
  const [trouble, setTrouble] = useState<string>()
  // What was read of another part is none of this one, nor is the place where it goes on.
  const of = JSON.stringify([part, search.trim(), part === 'workflow' && workflowId])
  const here = shown?.of === of ? shown : undefined
  const asked = useRef(0)
  const read = useCallback(
    async (before: Read | undefined, least: number) => {
      const own = ++asked.current
      // A workflow that was never saved has made nothing that could be found by it; the others are counted all the same.
      const nothing = part === 'workflow' && workflowId === undefined
      try {
        const items = [...(before?.items ?? [])]
        let next = before?.next
        do {
          const answer = await api.gallery.list({
            limit: nothing ? 1 : Math.min(most, least - items.length),
            search: search.trim() === '' ? undefined : search.trim(),
            ...(part === 'starred' && { starred: true }),
            ...(part === 'workflow' && { workflowId }),
            countWorkflow: workflowId,
            ...(next !== undefined && { before: next }),
          })
          if (own !== asked.current) return
          setCounts({ ...answer.counts, workflow: answer.counts.workflow ?? 0 })
          if (!nothing) items.push(...answer.outputs)
          next = nothing ? undefined : answer.next
        } while (next !== undefined && items.length < least)
        setShown({ of, items, next })
        setTrouble(undefined)
      } catch {
        if (own === asked.current) setTrouble('The server cannot be reached. The gallery comes back with it.')
      }
    },
    [api, part, search, workflowId, of],
  )
  // Who deleted something may look at another part by the time that it is done.
  const again = useRef(() => {})
  useEffect(() => {
    again.current = () => void read(undefined, Math.max(page, here?.items.length ?? 0))
  })
  const reload = useCallback(() => again.current(), [])
  useEffect(() => {
    const wait = setTimeout(() => void read(undefined, page), search === '' ? 0 : 200)
    return () => clearTimeout(wait)
  }, [read, search])
  const seen = useRef(ended)
  useEffect(() => {
    if (seen.current === ended) return
    seen.current = ended
    reload()
  }, [ended, reload])
  return {
    items: here?.items,
    counts,
    trouble,
    more: here?.next === undefined ? undefined : () => void read(here, here.items.length + page),
    reload,
  }
}
