import type { Kind } from '../../../engine/define/index.ts'
import { nameOfKind } from '../../../engine/graph/index.ts'

/** Why a wire does not fit a port, in words: `Prompt takes conditioning. This wire carries text.` */
export function misfit(label: string, takes: Kind, carries: Kind): string {
  return `${label} takes ${nameOfKind(takes)}. This wire carries ${nameOfKind(carries)}.`
}
