import { kindOfId } from '../../engine/define/index.ts'
import { type CompiledNode, conversionOfId, fitKind, type Source } from '../../engine/graph/index.ts'
import { inputKind } from '../../engine/graph/wiring.ts'

/** Whether a compiled wire brings what its port takes, told from the compiled graph alone. */
export function kindFits(from: CompiledNode, source: Source, to: CompiledNode, port: string): boolean {
  const gives = from.kinds?.[source.port]
  const takes = inputKind(to.definition.inputs[port]!)
  if (!gives || !takes) return false
  if (source.conversion !== undefined && !conversionOfId(source.conversion)) return false
  const generic = (id: string): boolean => !kindOfId(id)
  if (generic(gives.id) || generic(takes.id)) return true
  const fit = fitKind(gives, takes)
  return (
    fit !== undefined && fit.mapped === to.mapped.includes(port) && fit.conversion?.id === source.conversion
  )
}
