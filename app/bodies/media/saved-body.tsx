import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import type { BodyProps } from '../body.ts'
import { resultsOf } from '../results/results.ts'
import './saved.css'

/** What a node that saves made last, as a loop, with when that was and a way to the file. */
export function SavedBody({ node }: BodyProps): ReactNode {
  const editor = useEditor()
  const path = useStore(editor.view, (state) => runPath(state, node.id))
  const output = useStore(resultsOf(editor), ({ files }) => files.get(path))
  if (!output) return null
  const url = editor.api.files.outputUrl(output.id)
  return (
    <figure className="saved surface-screen" data-theme="dark">
      {output.mime.startsWith('video/') ? (
        <video key={output.id} src={url} className="saved-picture" muted loop autoPlay playsInline aria-label={output.name} />
      ) : (
        // Next's image component would ask a server of its own to resize what is small already.
        <img key={output.id} src={url} className="saved-picture" alt={output.name} />
      )}
      <figcaption className="saved-words digits">
        <span>Last saved, {timeText(output.createdAt)}</span>
        <a className="nodrag" href={url} download={output.name}>
          Download
        </a>
      </figcaption>
    </figure>
  )
}

/** `10:38`, or with the day where that was not today. */
function timeText(at: number): string {
  const then = new Date(at)
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
  const today = then.toDateString() === new Date().toDateString()
  return then.toLocaleString('en-GB', today ? time : { day: 'numeric', month: 'short', ...time })
}
