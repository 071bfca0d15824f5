import { memo, type ReactNode, useEffect, useRef } from 'react'
import type { PreviewFrames } from '../run/run-centre.ts'
import { useEditor } from '../shell/editor.ts'

/** What `StepPicture` is given. */
export interface StepPictureProps {
  readonly run: string
  readonly item: string | undefined
  /** Path of the sampler. */
  readonly node: string
  readonly step: number
  /** Whether it is being made just now, so that a preview of it is likely on its way. */
  readonly fresh: boolean
}

/** When the archive is asked for a step, in ms after it was told: it is written behind the run. */
const waits = [0, 1500, 4000, 10_000]

/** The middle frame of a step, drawn once it is known: from its live preview, or else from the archive. */
export const StepPicture = memo(function StepPicture(props: StepPictureProps): ReactNode {
  const { run, item, node, step } = props
  const { runs } = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  // Only how a step began counts: one that was fresh once is not asked for again because it no longer is.
  const fresh = useRef(props.fresh)
  useEffect(() => {
    fresh.current = props.fresh
  })
  useEffect(() => {
    const first = fresh.current ? 700 : 0
    let done = false
    const left = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const draw = (frames: PreviewFrames): void => {
      if (done || !canvas.current) return
      done = true
      left.abort()
      drawMiddle(canvas.current, frames)
    }
    const place = { run, node, step, ...(item !== undefined && { item }) }
    const seen = runs.steps.seen(place)
    if (seen) return draw(seen)
    const end = runs.previews.subscribe(node, (frames) => {
      if (frames.run === run && frames.step === step && frames.item === item) draw(frames)
    })
    const ask = (attempt: number): void => {
      const wait = waits[attempt]
      if (done || wait === undefined) return
      // A step that is not kept stays an empty cell.
      timer = setTimeout(() => {
        if (done) return
        void runs.steps.find(place, left.signal).then(
          (found) => (found ? draw(found) : ask(attempt + 1)),
          () => ask(attempt + 1),
        )
      }, first + wait)
    }
    ask(0)
    return () => {
      done = true
      left.abort()
      clearTimeout(timer)
      end()
    }
  }, [runs, run, item, node, step])
  return <canvas ref={canvas} />
})

function drawMiddle(canvas: HTMLCanvasElement, frames: PreviewFrames): void {
  const { width, height } = frames
  canvas.width = width
  canvas.height = height
  const pixels = frames.rgba(Math.floor(frames.frames / 2))
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
}
