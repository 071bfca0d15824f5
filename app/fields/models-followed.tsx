import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../shell/editor.ts'
import { loadModels, modelsOf } from './machine-models.ts'

/** Asks for the list of models again, once somebody has asked for it, when a download ends and when the server is back. */
export function ModelsFollowed(): null {
  const { api, runs } = useEditor()
  const live = useStore(runs.state, ({ connection }) => connection === 'live')
  const wasLive = useRef(live)
  useEffect(() => {
    const back = live && !wasLive.current
    wasLive.current = live
    if (back) again()
    return runs.onModels((news) => {
      if (isDone(news)) again()
    })

    function again(): void {
      const { models, trouble } = modelsOf(api).getState()
      if (models !== undefined || trouble !== undefined) void loadModels(api)
    }
  }, [api, runs, live])
  return null
}

function isDone(news: unknown): boolean {
  return (news as { download?: { state?: unknown } } | null)?.download?.state === 'done'
}
