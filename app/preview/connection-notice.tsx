import { useEffect } from 'react'
import { useStore } from 'zustand'
import { toast } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'

const id = 'connection'

/** Says once that the server has gone, and that it is back; between them, nothing is repeated. */
export function ConnectionNotice(): null {
  const { runs } = useEditor()
  const lost = useStore(runs.state, ({ connection }) => connection === 'lost')
  useEffect(() => {
    if (!lost) return
    toast.warning('The server does not answer.', {
      id,
      description: 'What you edit is kept in this browser and saved when it is back.',
      duration: Infinity,
    })
    return () => {
      toast.success('The server is back.', { id, description: undefined, duration: 4000 })
    }
  }, [lost])
  return null
}
