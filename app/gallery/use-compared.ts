import { useEffect, useState } from 'react'
import type { GalleryItem, Run } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** One of two results: the file, and the run that made it. */
export interface Compared {
  readonly item: GalleryItem
  readonly run: Run
}

/** What is compared; undefined until it has arrived. */
export interface ComparedPair {
  readonly a: Compared | undefined
  readonly b: Compared | undefined
  readonly trouble: string | undefined
}

/** Reads what is known of two results. */
export function useCompared(a: string, b: string): ComparedPair {
  const { api } = useEditor()
  const [known, setKnown] = useState<Readonly<Record<string, Compared>>>({})
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    let gone = false
    const read = async (id: string): Promise<readonly [string, Compared]> => {
      const item = await api.gallery.about(id)
      return [id, { item, run: await api.runs.read(item.run) }]
    }
    void Promise.all([read(a), read(b)]).then(
      (pair) => {
        if (gone) return
        setKnown(Object.fromEntries(pair))
        setTrouble(undefined)
      },
      () => gone || setTrouble('Their settings did not arrive. Close this and compare once more.'),
    )
    return () => {
      gone = true
    }
  }, [api, a, b])
  return { a: known[a], b: known[b], trouble }
}
