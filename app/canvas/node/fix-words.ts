import type { Fix, NodeRegistry } from '../../../engine/graph/index.ts'

/** What a button says that mends something: a verb, and what it is done to. */
export function fixWords(fix: Fix, registry: NodeRegistry): string {
  switch (fix.do) {
    case 'remove-edge':
      return 'Remove the wire'
    case 'set-param':
      return fix.value === undefined
        ? 'Set to default'
        : `Set to ${typeof fix.value === 'string' ? fix.value : JSON.stringify(fix.value)}`
    case 'add-node':
      return `Add ${registry.get(fix.type)?.title ?? fix.type}`
    case 'begin-anew':
      return 'Begin anew'
    case 'unfreeze':
      return 'Unfreeze'
    case 'set-mode':
      return fix.mode === 'bypass' ? 'Bypass' : fix.mode === 'mute' ? 'Mute' : 'Run it again'
  }
}
