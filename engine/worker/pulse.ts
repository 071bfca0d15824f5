/** When a process counts as hung, in ms. */
export interface PulseLimits {
  /** Without a beat: the whole process stands still. */
  readonly silenceMs: number
  /** With beats but a main loop that does not turn: inference may hold it for long, but not for ever. */
  readonly hangMs: number
}

/**
 * Listens to a process's beats. Each beat is a line with the milliseconds since its main loop last turned, written by a
 * thread that inference cannot block; so busy and hung can be told apart.
 */
export class Pulse {
  readonly #limits: PulseLimits
  readonly #onHung: (reason: string) => void
  readonly #timer: NodeJS.Timeout
  #heardAt = performance.now()
  #checkedAt = performance.now()

  constructor(limits: PulseLimits, onHung: (reason: string) => void) {
    this.#limits = limits
    this.#onHung = onHung
    this.#timer = setInterval(() => this.#check(), Math.min(1000, limits.silenceMs / 3))
  }

  /** Takes what came through the pipe. */
  hear(text: string): void {
    this.#heardAt = performance.now()
    const age = Number(text.trimEnd().split('\n').at(-1))
    if (!(age > this.#limits.hangMs)) return
    this.#hung(`The process that makes videos did not answer for ${seconds(age)} s and was ended.`)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #check(): void {
    const now = performance.now()
    // Where this process itself stood still, beats may lie unread in the pipe.
    if (now - this.#checkedAt > this.#limits.silenceMs * 0.7) this.#heardAt = now
    this.#checkedAt = now
    const silence = now - this.#heardAt
    if (silence > this.#limits.silenceMs) {
      this.#hung(
        `The process that makes videos gave no sign of life for ${seconds(silence)} s and was ended.`,
      )
    }
  }

  #hung(reason: string): void {
    this.stop()
    this.#onHung(reason)
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 10_000 ? 1 : 0)
}
