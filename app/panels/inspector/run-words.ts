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
  '(stop after)': 'it stops after another step',
  '(model)': 'the model is another',
  '(step)': 'it goes on from another step',
  '(dropped)': 'its result was dropped',
}

/** Why a result was not reused: which inputs changed, by the names on screen, or what else did. */
export function missWords(missed: string, label: (input: string) => string = (input) => input): string {
  const cause = causes[missed]
  if (cause !== undefined) return cause
  const names = missed.split(/ *, */).filter(Boolean).map(label)
  return `${names.join(', ')} changed`
}
