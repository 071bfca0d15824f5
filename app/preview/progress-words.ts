import type { RunProgress } from '../run/run-progress.ts'
import { elapsedText, ordinal } from './time-text.ts'

/** A piece of a sentence; what is counted is drawn stronger. */
export interface Words {
  readonly text: string
  readonly strong?: boolean
}

/** What names the nodes of a run. */
export interface NodeNames {
  title(path: string): string
  /** Whether it makes steps out of noise. */
  denoises(path: string): boolean
}

/** The line about a run that goes on; empty where there is nothing to say. */
export function progressWords(progress: RunProgress, names: NodeNames): readonly Words[] {
  const { status, queuePlace, node, left, nodeLeft } = progress
  if (status === 'queued')
    return [{ text: queuePlace === undefined ? 'Waiting' : `Waiting, ${ordinal(queuePlace)} in the queue` }]
  if (status === 'unknown') return [{ text: 'Nothing is known of this run' }]
  if (status !== 'running') return []
  if (!node) return [{ text: 'Starting' }]
  const words: Words[] = names.denoises(node.path)
    ? node.total > 0
      ? [{ text: 'Denoising, step ' }, { text: `${node.done} of ${node.total}`, strong: true }]
      : [{ text: 'Denoising' }]
    : node.total > 1
      ? [{ text: `${names.title(node.path)}, ` }, { text: `${node.done} of ${node.total}`, strong: true }]
      : [{ text: names.title(node.path) }]
  const [time, end] = left === undefined ? [nodeLeft, ' left'] : [left, ' to the result']
  return time === undefined
    ? words
    : [...words, { text: ', about ' }, { text: elapsedText(time + 999), strong: true }, { text: end }]
}
