import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../shell/editor.ts'

/** Has the still picture of what a run has just made made as well, so that it is there when the gallery is opened. */
export function PostersAhead(): null {
  const { api, runs } = useEditor()
  const ended = useStore(runs.state, (state) => state.ended)
  useEffect(() => {
    if (ended === 0) return
    const gone = new AbortController()
    void api.gallery
      .list({ limit: 1 })
      .then(({ outputs: [newest] }) =>
        newest?.mime.startsWith('video/') && !newest.media
          ? fetch(api.gallery.posterUrl(newest.id), { signal: gone.signal })
          : undefined,
      )
      // It is made when the gallery asks for it, then.
      .catch(() => {})
    return () => gone.abort()
  }, [api, ended])
  return null
}
