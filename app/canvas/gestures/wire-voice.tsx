import { useEffect, useState } from 'react'
import type { Stage } from '../stage/stage.ts'
import type { WireInHand } from '../stage/stage-state.ts'
import { useStage } from '../stage/use-stage.ts'

/** Says for assistive tools where a wire is that is drawn without a pointer, and whether it was connected. Nobody sees it. */
export function WireVoice() {
  const stage = useStage()
  const [words, setWords] = useState('')
  useEffect(
    () =>
      stage.state.subscribe(({ wire }, { wire: before }) => {
        if (wire === before || (wire ?? before)?.by !== 'keys') return
        if (wire) setWords(inHand(stage, wire))
        // What it became is known once the graph has changed.
        else if (before) queueMicrotask(() => setWords(letGo(stage, before)))
      }),
    [stage],
  )
  return (
    <p data-wire-voice aria-live="polite" className="sr-only">
      {words}
    </p>
  )
}

function inHand(stage: Stage, { start, over }: WireInHand): string {
  const from = `Wire from ${name(stage, start.node, start.port, start.side)}.`
  if (over?.port === undefined) return `${from} Nothing here fits. Escape lets it go.`
  const how = over.fit.fit === 'converted' || over.fit.fit === 'each' ? `, ${over.fit.words}` : ''
  return `${from} ${name(stage, over.node, over.port, other(start.side))} fits${how}. Enter connects, arrows go on.`
}

function letGo(stage: Stage, { start, over }: WireInHand): string {
  if (over?.port === undefined) return 'The wire is let go.'
  const here = [start.node, start.port] as const
  const there = [over.node, over.port] as const
  const [from, to] = start.side === 'output' ? [here, there] : [there, here]
  const joined = [...stage.graph.view.edges.values()].some(
    (edge) =>
      edge.from[0] === from[0] && edge.from[1] === from[1] && edge.to[0] === to[0] && edge.to[1] === to[1],
  )
  if (!joined) return 'The wire is let go.'
  return `Connected ${name(stage, ...from, 'output')} with ${name(stage, ...to, 'input')}.`
}

function other(side: 'input' | 'output'): 'input' | 'output' {
  return side === 'input' ? 'output' : 'input'
}

function name(stage: Stage, node: string, port: string, side: 'input' | 'output'): string {
  const view = stage.graph.view.nodes.get(node)
  const ports = side === 'input' ? view?.inputs : view?.outputs
  return `${ports?.find((one) => one.name === port)?.label ?? port} of ${view?.title ?? node}`
}
