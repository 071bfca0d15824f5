import type { NodeRun } from '../../run/run-state.ts'

/** How a node stands in a run, in a word or two. */
export function stateWords({ state, tier }: Pick<NodeRun, 'state' | 'tier'>): string {
  switch (state) {
    case 'idle':
      return 'Not needed'
    case 'queued':
      return 'Waits'
    case 'running':
      return 'Running'
    case 'done':
      return 'Done'
    case 'cached':
      return tier === 'frozen' ? 'Kept' : tier === 'disk' ? 'Cached, from disk' : 'Cached'
    case 'error':
      return 'Stopped'
  }
}

const causes: Readonly<Record<string, string>> = {
  '(version)': 'the node is newer',
  '(device)': 'the device is another',
  '(model)': 'the model is another',
  '(dropped)': 'its result was dropped',
}

/** Why a result was not reused: names of inputs that changed, or what else did. */
export function missWords(missed: string): string {
  return (
    causes[missed] ??
    `${missed
      .split(/[ ,]+/)
      .filter(Boolean)
      .join(', ')
      .replaceAll(/\((\w+)\)/g, '$1')} changed`
  )
}
