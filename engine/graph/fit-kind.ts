import type { Kind } from '../define/index.ts'
import { type Conversion, conversionBetween } from './conversions.ts'

/** How a wire's value meets a port: as it is, converted, or one item at a time. */
export interface Fit {
  readonly conversion?: Conversion
  readonly mapped: boolean
  /** For choosing between bindings of a kind variable: exact 0, converted 1, lossy 10, mapped 100. */
  readonly cost: number
}

const exact: Fit = { mapped: false, cost: 0 }

/** How a value of `from` enters a port of kind `to`; undefined where it does not. */
export function fitKind(from: Kind, to: Kind): Fit | undefined {
  if (from.id === to.id || to.variable !== undefined) return exact
  if (to.element?.variable !== undefined && from.element) return exact
  const direct = converted(from, to)
  if (direct) return direct
  if (!from.element) return undefined
  if (from.element.id === to.id) return { mapped: true, cost: 100 }
  const item = converted(from.element, to)
  return item && { ...item, mapped: true, cost: item.cost + 100 }
}

function converted(from: Kind, to: Kind): Fit | undefined {
  const conversion = conversionBetween(from, to)
  return conversion && { conversion, mapped: false, cost: conversion.lossy ? 10 : 1 }
}
