import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import type { BodyProps } from '../body.ts'
import { resultsOf } from '../results/results.ts'
import { Loop } from './loop.tsx'
import './saved.css'
import { savedWords } from './saved-words.ts'

/** What a node that saves made last, as a loop, with when that was and ways to the file. */
export function SavedBody({ node }: BodyProps): ReactNode {
  const editor = useEditor()
  const path = useStore(editor.view, (state) => runPath(state, node.id))
  const output = useStore(resultsOf(editor), ({ files }) => files.get(path))
  if (!output) return null
  const url = editor.api.files.outputUrl(output.id)
  return (
    <figure className="saved surface-screen" data-theme="dark">
      {output.mime.startsWith('video/') ? (
        <Loop key={output.id} url={url} name={output.name} />
      ) : (
        // Next's image component would ask a server of its own to resize what is small already.
        <img key={output.id} src={url} className="saved-picture" alt={output.name} />
      )}
      <figcaption className="saved-words digits">
        <span>{savedWords(output.createdAt)}</span>
        <a
          className="saved-link nodrag"
          href={url}
          target="_blank"
          rel="noreferrer"
          data-tip="Open in a tab"
          aria-label={`Open ${output.name}`}
        >
          <Icon name="external-link" size={14} />
        </a>
        <a
          className="saved-link nodrag"
          href={url}
          download={output.name}
          data-tip="Download"
          aria-label={`Download ${output.name}`}
        >
          <Icon name="download" size={14} />
        </a>
      </figcaption>
    </figure>
  )
}
