import type { ReactNode } from 'react'
import { Button } from '../../look/index.ts'
import type { QueueView } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import { askServer } from '../parts/ask-server.ts'

/** Why no run is begun though some wait, and a way to try it again. */
export function QueueProblem({ queue }: { readonly queue: QueueView | undefined }): ReactNode {
  const { api } = useEditor()
  if (!queue?.problem) return null
  const { code, message, advice } = queue.problem
  return (
    <div role="alert" data-code={code} className="px-4 pt-3 text-12">
      <p className="text-err">{message}</p>
      {advice !== undefined && <p className="mt-1 text-ink2">{advice}</p>}
      {queue.waiting.length === 0 ? (
        <p className="mt-1 text-ink2">The next run tries it again.</p>
      ) : (
        <Button
          size="small"
          kind="outline"
          icon="rotate-ccw"
          className="mt-2"
          onClick={() => void askServer(api.runs.resumeQueue())}
        >
          Try again
        </Button>
      )}
    </div>
  )
}
