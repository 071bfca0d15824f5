import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { BodyProps } from '../bodies/body.ts'
import { Icon } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import { runPath } from '../shell/view-store.ts'
import { BranchBar } from './branch-bar.tsx'
import type { LoopPlayer } from './loop-player.ts'
import './preview.css'
import { SamplerReadout } from './sampler-readout.tsx'
import { Screen } from './screen.tsx'
import { StepStrip } from './step-strip.tsx'
import { Transport, type TransportHandle } from './transport.tsx'
import { useHeldStep } from './use-held-step.ts'

/** The sampler's own part of its node: the clip as it comes out of noise, and every step that led there. */
export function SamplerBody({ node }: BodyProps): ReactNode {
  const { view } = useEditor()
  const path = useStore(view, (state) => runPath(state, node.id))
  return (
    <SamplerView path={path} onEnlarge={() => view.setState({ overlay: { kind: 'preview', node: path } })} />
  )
}

/** What `SamplerView` is given. */
export interface SamplerViewProps {
  readonly path: string
  /** Absent where it is large already. */
  readonly onEnlarge?: () => void
}

/** Read-out, picture, transport, and the strip of steps of a sampler. */
export function SamplerView({ path, onEnlarge }: SamplerViewProps): ReactNode {
  const { runs } = useEditor()
  const sampled = useStore(runs.state, (state) => state.sampled.get(path))
  const held = useHeldStep(path, sampled)
  const [channel, setChannel] = useState<number>()
  const [channels, setChannels] = useState(0)
  // Rendered again only where the number changes.
  useEffect(() => runs.previews.subscribe(path, (frames) => setChannels(frames.channels)), [runs, path])
  const player = useRef<LoopPlayer>(undefined)
  const transport = useRef<TransportHandle>(null)
  return (
    <>
      <SamplerReadout path={path} held={held.frames} />
      <div className="sampler-screen surface-screen" data-theme="dark">
        {sampled ? (
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
              channels={held.frames?.channels ?? channels}
              channel={channel}
              onChannel={setChannel}
              {...(onEnlarge && { onEnlarge })}
            />
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
        ) : (
          <p className="sampler-empty">
            <Icon name="image-off" size={20} />
            No preview yet. Press Run.
          </p>
        )}
      </div>
    </>
  )
}
