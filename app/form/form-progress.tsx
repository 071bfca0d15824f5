import { type ReactNode, useRef } from 'react'
import { useStore } from 'zustand'
import type { LoopPlayer } from '../preview/loop-player.ts'
import { Screen } from '../preview/screen.tsx'
import { elapsedText } from '../preview/time-text.ts'
import { Transport, type TransportHandle } from '../preview/transport.tsx'
import { useRunValue } from '../preview/use-run.ts'
import type { RunState } from '../run/run-state.ts'
import { useEditor } from '../shell/editor.ts'
import '../panels/panels.css'
import '../preview/preview.css'

/** While something is made: how far it is, and what the model expects of it so far. */
export function FormProgress(): ReactNode {
  const { runs } = useEditor()
  const busy = useRunValue((run) => run?.status === 'running')
  const id = useRunValue((run) => run?.id)
  const path = useStore(runs.state, ({ sampled }) => {
    // The sampler that made steps last is what is being watched.
    let last: string | undefined
    for (const [node, place] of sampled) if (place.run === id) last = node
    return last
  })
  if (!busy) return null
  return (
    <section aria-label="What is being made" className="flex flex-col gap-2">
      <Progress />
      {path !== undefined && <Picture path={path} />}
    </section>
  )
}

function Progress(): ReactNode {
  const { registry, document } = useEditor()
  const at = useRunValue((run) => run && workAt(run))
  const [node, done, total, pace] = at === undefined ? [] : (JSON.parse(at) as Work)
  const type = node === undefined ? undefined : document.document.nodes[node]?.type
  const title = type === undefined ? undefined : registry.get(type)?.title
  const left = pace && total ? `, about ${elapsedText((total - (done ?? 0)) * pace + 999)} left` : ''
  return (
    <div>
      <progress
        className="bar-progress"
        aria-label="How far it is"
        {...(total ? { value: done ?? 0, max: total } : { value: 0, max: 1 })}
      />
      <p role="status" className="digits mt-1.5 text-12 text-ink2">
        {total ? `${title ?? 'Working'}, step ${done ?? 0} of ${total}${left}` : (title ?? 'Beginning')}
      </p>
    </div>
  )
}

type Work = [node: string, done?: number, total?: number, pace?: number]

/** What is being worked on, as one text, so that it is drawn again only where it says something else. */
function workAt(run: RunState): string | undefined {
  let found: Work | undefined
  for (const [node, { state, done, total, pace }] of run.nodes) {
    if (state !== 'running') continue
    if (total !== undefined) found = [node, done ?? 0, total, pace ?? 0]
    else found ??= [node]
  }
  return found && JSON.stringify(found)
}

function Picture({ path }: { readonly path: string }): ReactNode {
  const player = useRef<LoopPlayer>(undefined)
  const transport = useRef<TransportHandle>(null)
  return (
    <div className="surface-screen overflow-hidden rounded-row" data-theme="dark">
      <Screen
        node={path}
        held={undefined}
        channel={undefined}
        onFrame={(frame, of) => transport.current?.at(frame, of)}
        onPlayer={(made) => {
          player.current = made
        }}
      />
      <Transport player={player} handle={transport} channels={0} channel={undefined} onChannel={() => {}} />
    </div>
  )
}
