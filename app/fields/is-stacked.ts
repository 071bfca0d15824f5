import type { FieldPlace } from './field-place.ts'
import type { FieldSpec } from './field-spec.ts'

/** Whether a control needs the whole width, below its label. */
export function isStacked({ is }: FieldSpec, place: FieldPlace): boolean {
  switch (is) {
    case 'multiline':
    case 'records':
    case 'json':
      return true
    case 'file':
      return place !== 'node'
    case 'number':
    case 'slider':
    case 'seed':
    case 'switch':
    case 'select':
    case 'text':
    case 'model':
    case 'hidden':
      return false
  }
}
