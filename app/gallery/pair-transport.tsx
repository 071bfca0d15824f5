import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { IconButton } from '../look/index.ts'
import { PairPlayer } from './pair-player.ts'

/** What `PairTransport` is given. */
export interface PairTransportProps {
  readonly left: RefObject<HTMLVideoElement | null>
  readonly right: RefObject<HTMLVideoElement | null>
  /** How long the loops are and how fast; absent where that is not known. */
  readonly media: { readonly fps?: number | undefined; readonly frames?: number | undefined }
  readonly playing: boolean
  readonly onPlaying: (playing: boolean) => void
}

/** Pause, the frame that is shown, and the line of the loop, for two videos as one. */
export function PairTransport({ left, right, media, playing, onPlaying }: PairTransportProps): ReactNode {
  const { fps, frames } = media
  const player = useRef<PairPlayer>(undefined)
  const words = useRef<HTMLSpanElement>(null)
  const line = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const own = new PairPlayer(left.current, right.current, ({ at, length }) => {
      if (words.current)
        words.current.textContent =
          fps === undefined || frames === undefined
            ? `${at.toFixed(1)} of ${length.toFixed(1)} s`
            : `Frame ${Math.min(frames, Math.floor(at * fps + 0.01) + 1)} of ${frames}`
      if (!line.current) return
      line.current.value = String(at / length)
      line.current.style.setProperty('--part', String(at / length))
    })
    player.current = own
    return () => own.close()
  }, [left, right, fps, frames])
  useEffect(() => player.current?.play(playing), [playing])
  return (
    <div className="transport">
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        onClick={() => onPlaying(!playing)}
      />
      <span ref={words} className="transport-words digits" />
      <input
        ref={line}
        type="range"
        min={0}
        max={1}
        step={0.001}
        defaultValue={0}
        aria-label="Place in the loop"
        className="transport-line"
        onInput={(event) => {
          onPlaying(false)
          const { duration } = left.current ?? right.current!
          player.current?.seek(Number(event.currentTarget.value) * duration)
        }}
      />
      {fps !== undefined && (
        <span className="digits text-12 text-ink2">{Math.round(fps * 100) / 100} fps</span>
      )}
    </div>
  )
}
