import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import type { MomentPicture } from '../outline/outline.ts'
import { Moment } from '../pictures/moment.tsx'
import type { Story } from './lay-story.ts'
import { numberEvery, rulerMarks } from './ruler.ts'
import { ShotBars, type ShotBarsProps } from './shot-bars.tsx'

/** What `BoardStrip` is given. */
export interface BoardStripProps extends ShotBarsProps {
  readonly pictures: readonly (MomentPicture | undefined)[]
  /** Pixels of the strip. */
  readonly width: number
  /** The latent frame that the playhead is on, and how far in it, 0 to 1; in latent frames from the start. */
  readonly playhead: number
  readonly onPlayhead: (latents: number) => void
}

/** The whole clip: a cell a latent frame under the shots, numbers, seconds, and a playhead. */
export function BoardStrip(props: BoardStripProps): ReactNode {
  const { laid, pictures, width, playhead } = props
  const every = numberEvery(laid.latents, width, 28)
  return (
    <div className="board-strip surface-screen" data-theme="dark">
      <div className="board-frames" style={{ width }}>
        <ShotBars {...props} />
        <div className="board-cells" data-frames={laid.latents} role="img" aria-label={cellsWords(laid)}>
          {pictures.map((picture, latent) => (
            <span key={latent} className="board-cell" data-cut={startsShot(laid, latent) || undefined}>
              {picture && <Moment picture={picture} />}
            </span>
          ))}
        </div>
        <div className="board-numbers digits" aria-hidden="true">
          {pictures.map((_, latent) => (
            <span key={latent}>{latent % every === 0 ? latent : ''}</span>
          ))}
        </div>
        <div className="board-ruler digits" aria-hidden="true">
          {rulerMarks(laid.latents * laid.spacing, width, 60).map(({ seconds, at }) => (
            <span key={seconds} style={{ left: `${at * 100}%` }}>
              {seconds.toFixed(seconds % 0.5 === 0 ? 1 : 2)} s
            </span>
          ))}
        </div>
        <Playhead laid={laid} at={playhead} onMove={props.onPlayhead} />
      </div>
    </div>
  )
}

function Playhead(props: {
  readonly laid: Story
  readonly at: number
  readonly onMove: (at: number) => void
}): ReactNode {
  const { laid, onMove } = props
  const track = useRef<HTMLDivElement>(null)
  const at = Math.min(props.at, laid.latents - 0.001)
  const moveTo = (clientX: number): void => {
    const box = track.current!.getBoundingClientRect()
    const share = Math.min(0.9999, Math.max(0, (clientX - box.left) / box.width))
    onMove(share * laid.latents)
  }
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    event.stopPropagation()
    moveTo(event.clientX)
    const end = new AbortController()
    const { signal } = end
    addEventListener('pointermove', ({ clientX }) => moveTo(clientX), { signal })
    addEventListener('pointerup', () => end.abort(), { signal })
    addEventListener('pointercancel', () => end.abort(), { signal })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const last = laid.latents - 0.5
    const to = {
      ArrowRight: Math.floor(at) + 1.5,
      ArrowLeft: Math.floor(at) - 0.5,
      Home: 0.5,
      End: last,
    }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    onMove(Math.min(last, Math.max(0.5, to)))
  }
  const time = at * laid.spacing
  return (
    <div ref={track} className="board-track nodrag" onPointerDown={begin}>
      <span
        className="board-playhead"
        role="slider"
        tabIndex={0}
        aria-label="Playhead"
        aria-valuemin={0}
        aria-valuemax={laid.latents - 1}
        aria-valuenow={Math.floor(at)}
        aria-valuetext={`${time.toFixed(2)} s, frame ${Math.floor(at)}`}
        style={{ left: `${(at / laid.latents) * 100}%` }}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function startsShot({ shots }: Story, latent: number): boolean {
  return shots.some(({ first }) => first === latent && latent > 0)
}

function cellsWords({ latents, shots }: Story): string {
  return `${latents} latent frames in ${shots.length} ${shots.length === 1 ? 'shot' : 'shots'}`
}
