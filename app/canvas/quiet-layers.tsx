import type { ReactNode } from 'react'
import { Traces } from './gestures/traces.tsx'
import { WireVoice } from './gestures/wire-voice.tsx'
import { useKeptWhole } from './stage/use-kept-whole.ts'
import { useStage } from './stage/use-stage.ts'
import { LooseWire } from './wires/loose-wire.tsx'

/** What goes along with what is done on the canvas, and shows nothing before: the first graph is seen without it. */
export function QuietLayers(): ReactNode {
  useKeptWhole(useStage())
  return (
    <>
      <LooseWire />
      <Traces />
      <WireVoice />
    </>
  )
}
