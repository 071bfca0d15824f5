import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../shell/editor.ts'
import { tabIcon } from './tab-icon.ts'
import { useRunPercent } from './use-run-progress.ts'

/** Tells in the title and the icon of the tab how far the run is. Draws nothing on the page. */
export function TabProgress(): null {
  const { keeper } = useEditor()
  const title = useStore(keeper.state, (state) => state.title)
  const percent = useRunPercent()
  useEffect(() => {
    document.title = `${percent === undefined ? '' : `${percent} % · `}${title} · Reelgraph`
  }, [title, percent])
  useEffect(() => {
    if (percent === undefined) return
    // The last icon of a page counts; the page's own comes back when this one goes.
    const link = document.createElement('link')
    link.rel = 'icon'
    link.type = 'image/svg+xml'
    link.href = tabIcon(percent)
    document.head.append(link)
    return () => link.remove()
  }, [percent])
  return null
}
