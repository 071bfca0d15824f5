import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { NodeView } from '../../document/index.ts'
import { formatBytes } from '../../fields/format-bytes.ts'
import { elapsedText, ordinal, tookText } from '../../preview/time-text.ts'
import { useRunValue } from '../../preview/use-run.ts'
import { idleNode, type NodeRun } from '../../run/run-state.ts'
import type { PreviewFrames } from '../../run/run-centre.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { Fact } from '../parts/fact.tsx'
import { Section } from '../parts/section.tsx'
import { missWords, stateWords } from './run-words.ts'

/** How a node stands in the run that is shown; nothing where that run has not touched it. */
export function RunSection({ node }: { readonly node: NodeView }): ReactNode {
  const { id } = node
  const { view, runs } = useEditor()
  const path = useStore(view, (state) => runPath(state, id))
  const run = useRunValue((shown) => shown?.nodes.get(path) ?? idleNode)
  const sampled = useStore(runs.state, (state) => state.sampled.get(path))
  const place = useRunValue((shown) => shown?.queuePlace)
  if (run === idleNode && !sampled) return null
  const steps = sampled && run.total === undefined ? sampled : undefined
  const counts = run.itemsOf === undefined ? run : undefined
  const left =
    run.state === 'running' && run.pace !== undefined && run.total !== undefined
      ? (run.total - (run.done ?? 0)) * run.pace
      : undefined
  return (
    <Section title={steps ? 'Last run' : 'This run'} note={<Time run={run} />}>
      <dl>
        {run !== idleNode && !(run.state === 'running' && run.total !== undefined) && (
          <Fact name="State">
            {stateWords(run)}
            {run.state === 'queued' && place !== undefined && `, ${ordinal(place)}`}
          </Fact>
        )}
        {run.itemsOf !== undefined && (
          <Fact name="Items">
            {run.itemsDone ?? 0} of {run.itemsOf}
          </Fact>
        )}
        {counts?.total !== undefined && (
          <Fact name={sampled ? 'Step' : 'Done'}>
            {counts.done ?? 0} of {counts.total}
          </Fact>
        )}
        {steps && (
          <Fact name="Step">
            {steps.step} of {steps.of}
          </Fact>
        )}
        {sampled && <NoiseLeft path={path} />}
        {run.pace !== undefined && run.state === 'running' && <Fact name="A step">{tookText(run.pace)}</Fact>}
        {left !== undefined && <Fact name="Time left">about {elapsedText(left + 999)}</Fact>}
        {run.detail !== undefined && <Fact name="Now">{run.detail}</Fact>}
        {run.missed !== undefined && (
          <Fact name="Made because">{missWords(run.missed, (name) => labelOf(node, name))}</Fact>
        )}
        {run.outputs?.map(({ name, bytes, sha256 }) => (
          <Fact key={`${name} ${sha256}`} name={name}>
            {formatBytes(bytes)}
          </Fact>
        ))}
      </dl>
      {run.note !== undefined && <p className="mt-1 text-12 text-ink2">{run.note}</p>}
      {run.error && (
        <div className="mt-1 text-12" role="alert">
          <p className="text-err">{run.error.message}</p>
          {run.error.advice !== undefined && <p className="mt-1 text-ink2">{run.error.advice}</p>}
        </div>
      )}
    </Section>
  )
}

/** How much noise the preview still has; told past React, as previews are. */
function NoiseLeft({ path }: { readonly path: string }): ReactNode {
  const { runs } = useEditor()
  const text = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const show = (frames: PreviewFrames | undefined): void => {
      if (text.current) text.current.textContent = frames ? `σ ${frames.sigma.toFixed(3)}` : 'not known yet'
    }
    show(runs.previews.latest(path))
    return runs.previews.subscribe(path, show)
  }, [runs, path])
  return (
    <Fact name="Noise left">
      <span ref={text} />
    </Fact>
  )
}

/** How long it takes, or took. */
function Time({ run }: { readonly run: NodeRun }): ReactNode {
  const { runs } = useEditor()
  const running = run.state === 'running' && run.startedAt !== undefined
  const [now, setNow] = useState(() => runs.now())
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(runs.now()), 1000)
    return () => clearInterval(timer)
  }, [runs, running])
  if (running) return elapsedText(Math.max(0, now - run.startedAt))
  return run.ms === undefined ? null : tookText(run.ms)
}

function labelOf({ inputs }: NodeView, name: string): string {
  return inputs.find((input) => input.name === name)?.label ?? name
}
