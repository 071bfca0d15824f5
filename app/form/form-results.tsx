import type { ReactNode } from 'react'
import { formatBytes } from '../fields/format-bytes.ts'
import { EmptyNote, Icon, wantsStillness } from '../look/index.ts'
import { whenText } from '../panels/parts/when-text.ts'
import type { Output } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'
import { useResults } from './use-results.ts'

/** What came of it: each file as a loop, with a way to have it. */
export function FormResults({ busy }: { readonly busy: boolean }): ReactNode {
  const results = useResults()
  if (results.length === 0) return busy ? null : <EmptyNote icon="film" text="Videos you make land here." />
  return (
    <section aria-label="Results" className="flex flex-col gap-4">
      {results.map((output) => (
        <Result key={output.id} output={output} />
      ))}
    </section>
  )
}

function Result({ output }: { readonly output: Output }): ReactNode {
  const { api } = useEditor()
  const url = api.files.outputUrl(output.id)
  const still = wantsStillness()
  return (
    <figure className="surface-screen overflow-hidden rounded-row" data-theme="dark" data-output={output.id}>
      {output.mime.startsWith('video/') ? (
        <video
          src={url}
          className="on-picture block max-h-[70vh] w-full object-contain"
          aria-label={output.name}
          muted
          loop
          playsInline
          controls
          autoPlay={!still}
        />
      ) : (
        // The server has it in the size that it has.
        <img src={url} className="block max-h-[70vh] w-full object-contain" alt={output.name} />
      )}
      <figcaption className="digits flex items-center gap-3 px-3 py-2 text-12 text-ink2">
        <span className="min-w-0 flex-1 truncate">
          {output.name}, {formatBytes(output.bytes)}, {whenText(output.createdAt)}
        </span>
        <a
          href={url}
          download={output.name}
          className="flex shrink-0 items-center gap-1.5 rounded-field text-ink underline underline-offset-2"
        >
          <Icon name="download" size={14} />
          Download
        </a>
      </figcaption>
    </figure>
  )
}
