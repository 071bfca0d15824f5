import type { z } from 'zod'
import type { Kind } from './kind.ts'
import { boolean } from './kinds/boolean.ts'
import { integer } from './kinds/integer.ts'
import { number } from './kinds/number.ts'
import { text } from './kinds/text.ts'
import type { Param } from './param.ts'

/** The kind of wire that may feed a param, from its schema; undefined where a param has no port. */
export function portKindOf(param: Param): Kind | undefined {
  const schema = innermost(param.schema)
  switch (schema._zod.def.type) {
    case 'number':
      return (schema as z.ZodNumber).isInt ? integer : number
    case 'boolean':
      return boolean
    case 'string':
    case 'enum':
      return text
    case 'literal':
      return [...schema._zod.def.values].every((value) => typeof value === 'string') ? text : undefined
    default:
      return undefined
  }
}

/** The schema inside its defaults and options: `z.number().min(0).default(5)` is a number. */
export function innermost(schema: z.ZodType): z.core.$ZodTypes {
  let inner = schema as unknown as z.core.$ZodTypes
  for (;;) {
    const def = inner._zod.def
    switch (def.type) {
      case 'default':
      case 'prefault':
      case 'optional':
      case 'nullable':
      case 'nonoptional':
      case 'readonly':
      case 'catch':
        inner = def.innerType as z.core.$ZodTypes
        break
      case 'pipe':
        inner = def.in as z.core.$ZodTypes
        break
      default:
        return inner
    }
  }
}
