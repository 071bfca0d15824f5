import type { Param } from '../../../engine/define/index.ts'
import { fieldSpec } from '../../fields/field-spec.ts'
import { optionLabel } from '../../fields/option-label.ts'
import { defaultOf } from '../../fields/param-value.ts'

/** What a setting may be and what it is at first: `0 to 30, at first 5`. Undefined where its name says enough. */
export function settingWords(param: Param): string | undefined {
  const spec = fieldSpec(param)
  const first = defaultOf(param)
  switch (spec.is) {
    case 'number':
    case 'slider': {
      const unit = spec.unit === undefined ? '' : ` ${spec.unit}`
      const range =
        spec.min !== undefined && spec.max !== undefined
          ? `${spec.min} to ${spec.max}${unit}`
          : spec.min !== undefined
            ? `${spec.min}${unit} or more`
            : spec.whole
              ? 'a whole number'
              : 'a number'
      return `${range}, at first ${String(first)}`
    }
    case 'select':
      return `${spec.options.map(({ label }) => label).join(', ')}; at first ${optionLabel(String(first))}`
    case 'switch':
      return `on or off, at first ${first === true ? 'on' : 'off'}`
    case 'seed':
    case 'text':
    case 'multiline':
    case 'model':
    case 'file':
    case 'records':
    case 'json':
    case 'hidden':
      return undefined
  }
}
