import { wantsStillness } from '../look/index.ts'
import type { PreviewFrames } from '../run/run-centre.ts'

/** What is told when another picture is on the canvas. */
export type OnFrame = (frame: number, of: number) => void

/**
 * Plays a preview as a loop on a canvas, at the rate of the finished video. Everything is drawn past React: a new preview
 * is a cut, and costs one small picture a frame of the loop.
 */
export class LoopPlayer {
  readonly #canvas: HTMLCanvasElement
  readonly #small = document.createElement('canvas')
  readonly #onFrame: OnFrame
  #frames: PreviewFrames | undefined
  /** Undefined shows colours, a number that latent channel as grey. */
  #channel: number | undefined
  #frame = 0
  #playing: boolean
  #timer: number | undefined
  #due = 0

  constructor(canvas: HTMLCanvasElement, onFrame: OnFrame = () => {}) {
    this.#canvas = canvas
    this.#onFrame = onFrame
    // Who wants less motion presses Play.
    this.#playing = !wantsStillness()
  }

  get playing(): boolean {
    return this.#playing
  }

  /** Shows a preview from the frame that the loop is at. */
  show(frames: PreviewFrames | undefined): void {
    this.#frames = frames
    if (!frames) {
      this.#canvas.removeAttribute('data-step')
      this.#canvas.getContext('2d')?.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
      return this.#stop()
    }
    this.#canvas.dataset['step'] = String(frames.step)
    if (this.#frame >= frames.frames) this.#frame = 0
    this.#draw()
    if (this.#playing) this.#go()
  }

  /** Shows a latent channel as grey, or the colours again. */
  setChannel(channel: number | undefined): void {
    this.#channel = channel
    this.#draw()
  }

  /** Goes to a frame and stays there. */
  seek(frame: number): void {
    this.pause()
    this.#frame = Math.max(0, Math.min((this.#frames?.frames ?? 1) - 1, frame))
    this.#draw()
  }

  play(): void {
    this.#playing = true
    this.#go()
  }

  pause(): void {
    this.#playing = false
    this.#stop()
  }

  /** Ends the loop, as when the canvas goes. */
  close(): void {
    this.#stop()
    this.#frames = undefined
  }

  #go(): void {
    if (this.#timer !== undefined || !this.#frames || this.#frames.frames < 2) return
    this.#due = performance.now() + this.#duration()
    const tick = (now: number): void => {
      if (!this.#frames) return
      this.#timer = requestAnimationFrame(tick)
      if (now < this.#due) return
      this.#frame = (this.#frame + 1) % this.#frames.frames
      this.#draw()
      // A page that slept goes on from here instead of running after the time it missed.
      this.#due = Math.max(this.#due + this.#duration(), now)
    }
    this.#timer = requestAnimationFrame(tick)
  }

  #stop(): void {
    if (this.#timer !== undefined) cancelAnimationFrame(this.#timer)
    this.#timer = undefined
  }

  /** Milliseconds that the picture of this frame stands for. */
  #duration(): number {
    const { fps, first, rest } = this.#frames!.timing
    return ((this.#frame === 0 ? first : rest) / fps) * 1000
  }

  #draw(): void {
    const frames = this.#frames
    if (!frames) return
    const { width, height } = frames
    const pixels =
      this.#channel === undefined ? frames.rgba(this.#frame) : frames.channel(this.#channel, this.#frame)
    this.#small.width = width
    this.#small.height = height
    this.#small.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
    const canvas = this.#canvas
    const density = Math.min(2, Math.max(1, devicePixelRatio))
    const wide = Math.round((canvas.clientWidth || width) * density)
    const high = Math.round((wide * height) / width)
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide
      canvas.height = high
    }
    const context = canvas.getContext('2d')
    if (context) {
      context.imageSmoothingEnabled = true
      context.imageSmoothingQuality = 'high'
      context.drawImage(this.#small, 0, 0, wide, high)
    }
    this.#onFrame(this.#frame, frames.frames)
  }
}
