import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { seconds } from '../../../nodes/clip/clip-size.ts'
import { changeShot } from './edit-shots.ts'
import { secondsOf, type Story } from './lay-story.ts'
import type { StoryInHand } from './use-story.ts'

/** What `ShotBars` is given. */
export interface ShotBarsProps {
  readonly story: StoryInHand
  readonly laid: Story
  readonly chosen: number
  readonly onChoose: (shot: number) => void
}

/** The shots over the frames they lie on; the end of one is dragged, or stepped with the arrow keys. */
export function ShotBars({ story, laid, chosen, onChoose }: ShotBarsProps): ReactNode {
  const bars = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<number>()
  const setLatents = (at: number, latents: number, shots = story.shots): void =>
    story.type(
      { shots: changeShot(shots, at, { seconds: secondsOf(latents, laid) }) },
      `seconds of shot ${at}`,
    )

  const begin = (at: number) => (event: PointerEvent<HTMLElement>) => {
    const width = bars.current?.getBoundingClientRect().width ?? 0
    if (event.button !== 0 || width === 0) return
    event.stopPropagation()
    onChoose(at)
    setDragged(at)
    // What the pointer means is measured by the strip as it was when the drag began.
    const cell = width / laid.latents
    const { shots } = story
    const start = laid.shots[at]!.latents
    const end = new AbortController()
    const { signal } = end
    story.begin('Change length')
    const finish = (): void => {
      end.abort()
      setDragged(undefined)
      story.end()
    }
    const move = ({ clientX }: globalThis.PointerEvent): void =>
      setLatents(at, Math.max(1, start + Math.round((clientX - event.clientX) / cell)), shots)
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', finish, { signal })
    addEventListener('pointercancel', finish, { signal })
  }
  const onKeyDown = (at: number) => (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const latents = Math.max(1, laid.shots[at]!.latents + by * (event.shiftKey ? 4 : 1))
    setLatents(at, latents)
  }
  return (
    <div ref={bars} className="board-bars nodrag" data-dragging={dragged !== undefined || undefined}>
      {laid.earlier > 0 && (
        <span className="board-bar" data-earlier style={{ flexGrow: laid.earlier }}>
          Earlier
        </span>
      )}
      {laid.shots.map(({ latents, seconds: length }, at) => (
        <span
          key={at}
          className="board-bar digits"
          data-chosen={chosen === at || undefined}
          style={{ flexGrow: latents }}
          onPointerDown={() => onChoose(at)}
        >
          <b>{at + 1}</b>
          <span className="board-bar-length">{seconds(length)} s</span>
          <button
            type="button"
            role="slider"
            className="board-end"
            aria-label={`End of shot ${at + 1}`}
            aria-valuenow={latents}
            aria-valuemin={1}
            aria-valuetext={`${seconds(length)} s, ${latents} latent frames`}
            aria-orientation="horizontal"
            onPointerDown={begin(at)}
            onKeyDown={onKeyDown(at)}
          />
        </span>
      ))}
    </div>
  )
}
