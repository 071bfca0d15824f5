import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { IconButton } from '../look/index.ts'
import { whenText } from '../panels/parts/when-text.ts'
import { useEditor } from '../shell/editor.ts'
import { tookText } from '../preview/time-text.ts'
import { PairPlayer } from './pair-player.ts'
import type { Compared, ComparedPair } from './use-compared.ts'

/** How two results are laid on each other. */
export type CompareWay = 'wipe' | 'beside' | 'difference'

/** The two pictures, the wipe between them, and the line of the loop. */
export function CompareStage(props: {
  readonly a: string
  readonly b: string
  readonly way: CompareWay
  readonly pair: ComparedPair
}): ReactNode {
  const { a, b, way, pair } = props
  const [wipe, setWipe] = useState(50)
  const [alone, setAlone] = useState<'a' | 'b'>()
  const [playing, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  const left = useRef<HTMLVideoElement>(null)
  const right = useRef<HTMLVideoElement>(null)
  const player = useRef<PairPlayer>(undefined)
  const words = useRef<HTMLSpanElement>(null)
  const line = useRef<HTMLInputElement>(null)
  const { fps, frames } = pair.a?.item.media ?? {}
  const moves =
    pair.a?.item.mime.startsWith('video/') === true || pair.b?.item.mime.startsWith('video/') === true
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
  }, [fps, frames, moves])
  useEffect(() => player.current?.play(playing), [playing, moves])
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (by !== undefined && way === 'wipe') setWipe((at) => Math.max(0, Math.min(100, at + by)))
    else if (/^[ab]$/i.test(event.key)) setAlone(event.key.toLowerCase() as 'a' | 'b')
    else if (event.key === ' ') setPlaying(!playing)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const toPointer = (x: number, stage: HTMLElement): void => {
    const { left: start, width } = stage.getBoundingClientRect()
    setWipe(Math.max(0, Math.min(100, ((x - start) / width) * 100)))
  }
  return (
    <div className="compare-left">
      <div
        className="compare-stage on-picture"
        data-way={way}
        data-alone={alone}
        style={{ ['--wipe' as string]: `${wipe}%` }}
        tabIndex={0}
        role="slider"
        aria-label="Wipe between A and B"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(wipe)}
        onKeyDown={onKeyDown}
        onKeyUp={() => setAlone(undefined)}
        onBlur={() => setAlone(undefined)}
        onPointerDown={(event) => {
          if (way !== 'wipe') return
          event.currentTarget.setPointerCapture(event.pointerId)
          toPointer(event.clientX, event.currentTarget)
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1 && way === 'wipe') toPointer(event.clientX, event.currentTarget)
        }}
      >
        <div className="compare-pictures">
          <Picture side="a" id={a} known={pair.a} video={left} />
          <Picture side="b" id={b} known={pair.b} video={right} />
        </div>
        {way === 'wipe' && <span className="compare-line" />}
      </div>
      <div className="compare-captions digits">
        <Caption mark="A" known={pair.a} />
        <Caption mark="B" known={pair.b} />
      </div>
      {moves && (
        <div className="transport">
          <IconButton
            icon={playing ? 'pause' : 'play'}
            label={playing ? 'Pause' : 'Play'}
            onClick={() => setPlaying(!playing)}
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
              setPlaying(false)
              const { duration } = left.current ?? right.current!
              player.current?.seek(Number(event.currentTarget.value) * duration)
            }}
          />
          {fps !== undefined && (
            <span className="digits text-12 text-ink2">{Math.round(fps * 100) / 100} fps</span>
          )}
        </div>
      )}
      <p className="compare-help">
        {way === 'wipe' ? 'Arrow keys move the wipe. ' : ''}Hold <kbd>A</kbd> or <kbd>B</kbd> to see one
        alone.
      </p>
    </div>
  )
}

function Picture(props: {
  readonly side: 'a' | 'b'
  readonly id: string
  readonly known: Compared | undefined
  readonly video: { current: HTMLVideoElement | null }
}): ReactNode {
  const { side, id, known, video } = props
  const { api } = useEditor()
  const url = api.files.outputUrl(id)
  const label = side.toUpperCase()
  if (!known) return <span data-side={side} />
  if (!known.item.mime.startsWith('video/')) return <img data-side={side} src={url} alt={label} />
  return <video ref={video} data-side={side} src={url} muted loop playsInline aria-label={label} />
}

function Caption({
  mark,
  known,
}: {
  readonly mark: 'A' | 'B'
  readonly known: Compared | undefined
}): ReactNode {
  const { createdAt, tookMs, device } = known?.item ?? {}
  const facts = [
    createdAt !== undefined && whenText(createdAt),
    tookMs !== undefined && `${tookText(tookMs)}${device === undefined ? '' : ` on ${device.toUpperCase()}`}`,
  ].filter(Boolean)
  return (
    <span>
      <Mark side={mark} />
      {facts.join(', ')}
    </span>
  )
}

/** The sign of a side: A is round, B is square, so that they are told apart without their letters. */
export function Mark({ side }: { readonly side: 'A' | 'B' }): ReactNode {
  return (
    <span className="compare-mark" data-side={side}>
      {side}
    </span>
  )
}
