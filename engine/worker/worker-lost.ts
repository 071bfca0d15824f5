import { ReelgraphError } from '../define/index.ts'

/** The ways in which the process that owns the device can be lost. */
export type LossCode =
  | 'worker.crashed'
  | 'worker.exited'
  | 'worker.hung'
  | 'worker.junk'
  | 'worker.out-of-memory'

/** The process that owns the device was lost, and how. */
export class WorkerLost extends ReelgraphError {
  override readonly name = 'WorkerLost'
  declare readonly code: LossCode
}

/** What to do about each of them, and about one that was never there, by code. */
export const workerAdvice: Readonly<Record<LossCode | 'worker.unstarted', string>> = {
  'worker.crashed': 'Run again; if it happens again, report it with the workflow.',
  'worker.exited': 'Run again; if it happens again, look for a node that ends the process.',
  'worker.hung': 'Run again; if it happens again, make the video smaller or choose another device.',
  'worker.junk': 'Run again; if it happens again, reinstall Reelgraph.',
  'worker.out-of-memory': 'Make the video smaller or shorter, or close other programs.',
  'worker.unstarted': 'Mend what it says, or reinstall Reelgraph, and go on with the queue.',
}

/** How a process ended and what it said before. */
export interface ProcessEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The last of what it wrote to stderr. */
  readonly said: string
  /** Why we ended it, if we did. */
  readonly verdict?: { readonly code: LossCode; readonly reason: string }
  /** Whether the system ended a process for lack of memory while this one lived. */
  readonly memoryKill: boolean
}

/** Names a process's end, in words. `subject` is the run it worked on. */
export function nameLoss(subject: string, end: ProcessEnd): WorkerLost {
  const lost = (code: LossCode, sentence: string): WorkerLost => new WorkerLost(code, subject, sentence)
  const { verdict, code, signal, said } = end
  if (verdict) return lost(verdict.code, verdict.reason)
  const killed = signal === 'SIGKILL' || code === 137
  if ((killed && end.memoryKill) || memoryWords.test(said)) {
    return lost('worker.out-of-memory', 'The process that makes videos ran out of memory and was ended.')
  }
  if (code === 0) {
    return lost('worker.exited', 'The process that makes videos ended by itself in the middle of its work.')
  }
  return lost('worker.crashed', `The process that makes videos was lost ${howEnded(end)}`)
}

/** With what a process ended and the last that it said: `(exit code 1): TypeError: no`. */
export function howEnded({ code, signal, said }: ProcessEnd): string {
  const last = lastWords(said)
  return `(${signal ? `signal ${signal}` : `exit code ${code}`})${last ? `: ${last}` : '.'}`
}

const memoryWords =
  /heap out of memory|Reached heap limit|std::bad_alloc|Array buffer allocation failed|Cannot allocate memory/

/** The line that says most: the error's own, or the last. */
function lastWords(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const line = lines.findLast((text) => /^(?:\w*Error\b|terminate called)/.test(text)) ?? lines.at(-1) ?? ''
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
