import { clockTime } from './duration.ts'

/** What the progress display shows of a run. */
export interface Progress {
  readonly label: string
  readonly done: number
  readonly total: number
  /** Seconds left by the pace so far, once there is one. */
  readonly secondsLeft?: number
  readonly detail?: string
}

/** One line: a bar, the step, the time left. `width` is in characters. */
export function progressLine(progress: Progress, width: number): string {
  const { label, done, total, secondsLeft, detail } = progress
  const words = [
    `${label} ${done} / ${total}`,
    ...(detail === undefined ? [] : [detail]),
    ...(secondsLeft === undefined ? [] : [`about ${clockTime(secondsLeft)} left`]),
  ].join(' · ')
  const room = Math.min(30, width - words.length - 4)
  if (room < 6) return words.slice(0, width)
  const filled = total > 0 ? Math.round((room * Math.min(done, total)) / total) : 0
  return `${'█'.repeat(filled)}${'░'.repeat(room - filled)}  ${words}`
}
