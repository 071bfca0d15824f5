import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { BodyProps } from '../bodies/body.ts'
import { useEditor } from '../shell/editor.ts'
import { runPath } from '../shell/view-store.ts'
import { SampledScreen } from './late-screen.ts'
import './preview.css'
import { SamplerEmpty } from './sampler-empty.tsx'
import { SamplerReadout } from './sampler-readout.tsx'
import { useHeldStep } from './use-held-step.ts'
import { useSampled } from './use-sampled.ts'

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
  const shown = useSampled(path)
  const held = useHeldStep(path, shown)
  const [channels, setChannels] = useState(0)
  // Rendered again only where the number changes.
  useEffect(() => runs.previews.subscribe(path, (frames) => setChannels(frames.channels)), [runs, path])
  return (
    <>
      <SamplerReadout path={path} shown={shown} held={held.frames} />
      <div className="sampler-screen surface-screen" data-theme="dark">
        {shown ? (
          <SampledScreen
            path={path}
            sampled={shown.sampled}
            held={held}
            channels={held.frames?.channels ?? channels}
            onEnlarge={onEnlarge}
          />
        ) : (
          <SamplerEmpty />
        )}
      </div>
    </>
  )
}
