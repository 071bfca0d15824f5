import type { PreviewStep, StepPictures } from '../define/index.ts'
import { projectPreview } from '../diffusion/index.ts'
import type { RunEvent } from '../run/index.ts'
import { plainText } from './plain-text.ts'
import { progressLine } from './progress-line.ts'
import { shortSeconds } from './duration.ts'
import { showsPictures, terminalPicture } from './terminal-picture.ts'

const pictureColumns = 32

/** Shows a run on a terminal: a bar that moves, the newest denoised picture where one can be shown, and what was done. */
export class LiveDisplay {
  readonly #out: NodeJS.WriteStream
  readonly #titles: (node: string) => string
  readonly #pictures: boolean
  #drawn = 0
  #picture: string[] = []
  #pace: { node: string; since: number; from: number } | undefined

  constructor(out: NodeJS.WriteStream, titles: (node: string) => string, environment: NodeJS.ProcessEnv) {
    this.#out = out
    this.#titles = titles
    this.#pictures = showsPictures(out, environment)
  }

  /** Takes one event of the run. */
  event(event: RunEvent): void {
    switch (event.type) {
      case 'node.progress': {
        if (this.#pace?.node !== event.node || event.done < this.#pace.from) {
          this.#pace = { node: event.node, since: event.at, from: event.done }
        }
        const made = event.done - this.#pace.from
        const left = ((event.at - this.#pace.since) / Math.max(1, made)) * (event.total - event.done)
        this.#draw(
          plainText(
            progressLine(
              {
                label: this.#titles(event.node),
                done: event.done,
                total: event.total,
                ...(event.detail === undefined ? {} : { detail: event.detail }),
                ...(made > 0 ? { secondsLeft: left / 1000 } : {}),
              },
              (this.#out.columns ?? 80) - 1,
            ),
          ),
        )
        return
      }
      case 'node.note':
        this.say(`${this.#titles(event.node)}: ${event.message}`)
        return
      case 'node.done':
        if (event.ms >= 500) this.say(`${this.#titles(event.node)} · ${shortSeconds(event.ms)}`)
        return
      case 'node.cached':
        this.say(`${this.#titles(event.node)} · cached`)
        return
      case 'node.failed':
        this.say(`${this.#titles(event.node)} stopped.`)
        return
      case 'run.queued':
      case 'run.started':
      case 'run.done':
      case 'run.failed':
      case 'run.cancelled':
      case 'run.resumed':
      case 'node.started':
      case 'node.kept':
        return
    }
  }

  /** Takes the predicted clean latents of one step; keeps the middle frame as a small picture. */
  preview(step: PreviewStep): void {
    if (!this.#pictures) return
    const [, frames] = step.shape
    const { width, height, rgb } = step.pictures ?? projected(step)
    const middle = Math.floor(frames / 2) * height * width * 3
    const columns = Math.min(pictureColumns, (this.#out.columns ?? 80) - 1)
    this.#picture = terminalPicture(rgb.subarray(middle, middle + height * width * 3), width, height, columns)
  }

  /** Prints a line that stays, above the moving ones. */
  say(line: string): void {
    this.#erase()
    this.#out.write(`${plainText(line)}\n`)
  }

  /** Removes the moving lines. */
  end(): void {
    this.#erase()
  }

  #draw(line: string): void {
    if (!this.#out.isTTY) return
    this.#erase()
    const lines = [...this.#picture, line]
    this.#out.write(lines.map((text) => `${text}\n`).join(''))
    this.#drawn = lines.length
  }

  #erase(): void {
    if (this.#drawn > 0) this.#out.write(`\x1b[${this.#drawn}A\x1b[0J`)
    this.#drawn = 0
  }
}

function projected({ latents, shape, projection }: PreviewStep): StepPictures {
  const [, , height, width] = shape
  return { width, height, rgb: projectPreview(latents, shape, projection) }
}
