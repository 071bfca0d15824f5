import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'

/** What `FrameRange` is given. */
export interface FrameRangeProps {
  /** What the range is: "The part to make again". */
  readonly label: string
  readonly start: number
  /** Up to but not including this frame. */
  readonly end: number
  readonly total: number
  /** Whether its ends can be moved on their own, and not the whole only. */
  readonly ends: boolean
  /** A frame in words: "1.25 s". */
  readonly say: (frame: number) => string
  readonly onChange: (start: number, end: number) => void
  /** Everything between is one entry of the history. */
  readonly onBegin: () => void
  readonly onEnd: () => void
}

type Part = 'whole' | 'start' | 'end'

/** A range of frames on a strip: moved as a whole and, where it may be, by its ends; with the pointer or the arrow keys. */
export function FrameRange(props: FrameRangeProps): ReactNode {
  const { label, start, end, total, ends, say, onChange } = props
  const box = useRef<HTMLDivElement>(null)
  const moved = (part: Part, by: number): void => {
    const [first, last] = movedRange(part, by, props)
    if (first !== start || last !== end) onChange(first, last)
  }
  const begin = (part: Part) => (event: PointerEvent<HTMLElement>) => {
    const cells = box.current?.parentElement?.querySelector('.strip-cells')?.getBoundingClientRect()
    if (event.button !== 0 || !cells) return
    event.stopPropagation()
    const cell = cells.width / total
    const from = { ...props }
    const abort = new AbortController()
    const { signal } = abort
    props.onBegin()
    const finish = (): void => {
      abort.abort()
      props.onEnd()
    }
    const move = ({ clientX }: globalThis.PointerEvent): void => {
      const [first, last] = movedRange(part, Math.round((clientX - event.clientX) / cell), from)
      onChange(first, last)
    }
    addEventListener('pointermove', move, { signal })
    addEventListener('pointerup', finish, { signal })
    addEventListener('pointercancel', finish, { signal })
  }
  const onKeyDown = (part: Part) => (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    moved(part, by * (event.shiftKey ? 4 : 1))
  }
  const slider = (part: Part, frame: number, name: string) => ({
    role: 'slider',
    tabIndex: 0,
    'aria-label': name,
    'aria-valuemin': 0,
    'aria-valuemax': total,
    'aria-valuenow': frame,
    'aria-valuetext': say(frame),
    onPointerDown: begin(part),
    onKeyDown: onKeyDown(part),
  })
  const share = (frame: number): string => `calc(12px + (100% - 24px) * ${frame / total})`
  return (
    <div
      ref={box}
      className="strip-range nodrag"
      style={{ left: share(start), width: `calc((100% - 24px) * ${(end - start) / total})` }}
      {...slider('whole', start, label)}
    >
      {ends && <span className="strip-end" data-end="start" {...slider('start', start, `${label}: start`)} />}
      {ends && <span className="strip-end" data-end="end" {...slider('end', end, `${label}: end`)} />}
    </div>
  )
}

/** A range after one of its parts was moved by so many frames; it stays within the clip and keeps a frame. */
export function movedRange(
  part: Part,
  by: number,
  { start, end, total }: Pick<FrameRangeProps, 'start' | 'end' | 'total'>,
): readonly [start: number, end: number] {
  const within = (frame: number, least: number, most: number): number =>
    Math.min(most, Math.max(least, frame))
  if (part === 'start') return [within(start + by, 0, end - 1), end]
  if (part === 'end') return [start, within(end + by, start + 1, total)]
  const first = within(start + by, 0, Math.max(0, total - (end - start)))
  return [first, first + (end - start)]
}
