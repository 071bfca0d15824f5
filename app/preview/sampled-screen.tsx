import { type ReactNode, useRef, useState } from 'react'
import type { SampledRun } from '../run/run-centre.ts'
import { BranchBar } from './branch-bar.tsx'
import { ItemStepper } from './item-stepper.tsx'
import type { LoopPlayer } from './loop-player.ts'
import { Screen } from './screen.tsx'
import { StepStrip } from './step-strip.tsx'
import { Transport, type TransportHandle } from './transport.tsx'
import type { HeldStep } from './use-held-step.ts'

/** What `SampledScreen` is given. */
export interface SampledScreenProps {
  /** Of the sampler. */
  readonly path: string
  readonly sampled: SampledRun
  readonly held: HeldStep
  /** Latent channels that can be looked at. */
  readonly channels: number
  /** Absent where it is large already. */
  readonly onEnlarge: (() => void) | undefined
}

/** Picture, transport, and the strip of steps of a sampler that has run. */
export function SampledScreen({ path, sampled, held, channels, onEnlarge }: SampledScreenProps): ReactNode {
  const [channel, setChannel] = useState<number>()
  const player = useRef<LoopPlayer>(undefined)
  const transport = useRef<TransportHandle>(null)
  return (
    <>
      <Screen
        node={path}
        held={held.frames}
        channel={channel}
        onFrame={(frame, of) => transport.current?.at(frame, of)}
        onPlayer={(made) => {
          player.current = made
        }}
        {...(onEnlarge && { onEnlarge })}
      />
      <Transport
        player={player}
        handle={transport}
        channels={channels}
        channel={channel}
        onChannel={setChannel}
        {...(onEnlarge && { onEnlarge })}
      />
      <ItemStepper sampled={sampled} onItem={held.holdItem} />
      <StepStrip node={path} sampled={sampled} held={held.step} onHold={held.hold} />
      {held.step !== undefined && (
        <BranchBar
          path={path}
          sampled={sampled}
          step={held.step}
          gone={held.gone}
          onDone={() => held.hold(undefined)}
        />
      )}
    </>
  )
}
