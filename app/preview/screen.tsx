import { type ReactNode, useEffect, useRef } from 'react'
import type { PreviewFrames } from '../run/run-centre.ts'
import { useEditor } from '../shell/editor.ts'
import { LoopPlayer, type OnFrame } from './loop-player.ts'

/** What `Screen` is given. */
export interface ScreenProps {
  /** Path of the sampler. */
  readonly node: string
  /** An archived step instead of what comes in live. */
  readonly held: PreviewFrames | undefined
  readonly channel: number | undefined
  readonly onFrame: OnFrame
  readonly onPlayer: (player: LoopPlayer | undefined) => void
  /** A click on the picture; absent where it is large already. */
  readonly onEnlarge?: () => void
}

/** The picture of a sampler: what it expects the video to be, as a loop. Pictures never pass through React. */
export function Screen({ node, held, channel, onFrame, onPlayer, onEnlarge }: ScreenProps): ReactNode {
  const { runs } = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  const player = useRef<LoopPlayer>(undefined)
  const tell = useRef({ onFrame, onPlayer })
  useEffect(() => {
    tell.current = { onFrame, onPlayer }
  })
  useEffect(() => {
    if (!canvas.current) return
    const made = new LoopPlayer(canvas.current, (frame, of) => tell.current.onFrame(frame, of))
    player.current = made
    tell.current.onPlayer(made)
    return () => {
      tell.current.onPlayer(undefined)
      made.close()
      player.current = undefined
    }
  }, [])
  useEffect(() => {
    if (held) {
      player.current?.show(held)
      return
    }
    player.current?.show(runs.previews.latest(node))
    void runs.recall(node)
    return runs.previews.subscribe(node, (frames) => player.current?.show(frames))
  }, [runs, node, held])
  useEffect(() => player.current?.setChannel(channel), [channel])
  const picture = (
    <canvas ref={canvas} className="preview-canvas" role="img" aria-label="Preview of the video" />
  )
  if (!onEnlarge) return picture
  // With the keyboard there is the button below: one stop for one thing.
  return (
    <button type="button" className="preview-press" tabIndex={-1} onClick={onEnlarge}>
      {picture}
    </button>
  )
}
