import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { PreviewFrames } from '../run/run-centre.ts'
import type { SampledRun } from '../run/runs-state.ts'
import { useEditor } from '../shell/editor.ts'

/** What `StepStrip` is given. */
export interface StepStripProps {
  /** Path of the sampler. */
  readonly node: string
  readonly sampled: SampledRun
  /** The step that is looked at; undefined follows the newest. */
  readonly held: number | undefined
  readonly onHold: (step: number | undefined) => void
}

/** One cell a step: what the sampler expected then, outlines for what is to come. A click, or the arrows, go back through them. */
export function StepStrip({ node, sampled, held, onHold }: StepStripProps): ReactNode {
  const { of, step: newest } = sampled
  const shown = held ?? newest
  const go = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 1, End: newest }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const step = Math.max(1, Math.min(newest, to))
    onHold(step === newest ? undefined : step)
  }
  return (
    <div
      className="steps nodrag on-picture"
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={1}
      aria-valuemax={newest}
      aria-valuenow={shown}
      aria-valuetext={`Step ${shown} of ${of}`}
      onKeyDown={go}
      onPointerDown={(event) => {
        const cell = (event.target as Element).closest<HTMLElement>('[data-cell]')
        const step = Number(cell?.dataset['cell'] ?? 0)
        if (step >= 1 && step <= newest) onHold(step === newest ? undefined : step)
      }}
    >
      {Array.from({ length: of }, (_, i) => i + 1).map((step) => (
        <span
          key={step}
          data-cell={step}
          data-tip={step <= newest ? `Step ${step}` : undefined}
          aria-hidden="true"
          className="step-cell"
          data-at={step === shown ? true : undefined}
          data-to-come={step > newest ? true : undefined}
        >
          {step <= newest && <StepPicture node={node} sampled={sampled} step={step} />}
        </span>
      ))}
    </div>
  )
}

/** The middle frame of a step, drawn once it is known; steps that were not seen live are read from the archive. */
function StepPicture(props: {
  readonly node: string
  readonly sampled: SampledRun
  readonly step: number
}): ReactNode {
  const { node, sampled, step } = props
  const { run, item } = sampled
  const { runs } = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let gone = false
    const draw = (frames: PreviewFrames): void => {
      if (!gone && canvas.current) drawMiddle(canvas.current, frames)
    }
    const place = { run, node, step, ...(item !== undefined && { item }) }
    const seen = runs.steps.seen(place)
    if (seen) draw(seen)
    // The archive is written behind the run; a step that is not kept stays an empty cell.
    else void runs.steps.read(place).then(draw, () => {})
    return () => {
      gone = true
    }
  }, [runs, run, item, node, step])
  return <canvas ref={canvas} />
}

function drawMiddle(canvas: HTMLCanvasElement, frames: PreviewFrames): void {
  const { width, height } = frames
  canvas.width = width
  canvas.height = height
  const pixels = frames.rgba(Math.floor(frames.frames / 2))
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
}
