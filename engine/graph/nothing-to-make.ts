import type { WorkflowDocument } from './document.ts'
import type { NodeRegistry } from './registry.ts'

/** What to tell of a workflow without anything to make: which of its nodes would show a result but are switched off, or what it lacks. */
export function nothingToMake(document: WorkflowDocument, registry: NodeRegistry): string {
  const off = Object.values(document.nodes).filter(({ mode }) => mode !== undefined)
  const saving = off.filter(({ type }) => registry.get(type)?.effect)
  const told = saving.length > 0 ? saving : off
  if (told.length === 0)
    return 'The workflow makes nothing: no node of it saves or shows a result. Add Save Video or Preview.'
  const [first] = told
  const name = first!.title ?? registry.get(first!.type)?.title ?? first!.type
  const state = first!.mode === 'mute' ? ['muted', 'Unmute'] : ['bypassed', 'Run']
  return told.length === 1
    ? `The workflow makes nothing: ${name} is ${state[0]}. ${state[1]} it, or add another Save Video or Preview.`
    : `The workflow makes nothing: ${name} and ${told.length - 1} more of its nodes are muted or bypassed. Switch one of them on.`
}
