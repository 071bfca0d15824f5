import type { RunEventBody } from '../../engine/run/index.ts'

/** Nodes that a run of the fuzz speaks of. */
const nodes = ['model', 'prompt', 'a/sampler', 'a/decoder', 'save']

/** An event that a run which is underway may say, drawn by chance; what a node does need make no sense together. */
export function someEvent(random: () => number): RunEventBody {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const node = pick(nodes)
  const item = random() < 0.3 ? { item: { index: Math.floor(random() * 3), of: 3 } } : {}
  const dice = random()
  if (dice < 0.2) return { type: 'node.started', node, ...item }
  if (dice < 0.65) return { type: 'node.progress', node, done: Math.floor(random() * 20), total: 20, ...item }
  if (dice < 0.7) return { type: 'node.note', node, message: `note ${Math.floor(random() * 9)}`, ...item }
  if (dice < 0.78) return { type: 'node.cached', node, tier: pick(['memory', 'disk', 'frozen']), ...item }
  if (dice < 0.94) return { type: 'node.done', node, ms: Math.floor(random() * 999), ...item }
  if (dice < 0.97) {
    const error = { code: 'node.failed', subject: node, message: 'It broke.' }
    return { type: 'node.failed', node, error, ...item }
  }
  return { type: 'run.resumed' }
}

/** How a run ends, drawn by chance. */
export function someEnd(random: () => number): RunEventBody {
  const dice = random()
  if (dice < 0.5) return { type: 'run.done' }
  if (dice < 0.75) return { type: 'run.cancelled' }
  return { type: 'run.failed', error: { code: 'run.internal', subject: 'r', message: 'It broke.' } }
}
