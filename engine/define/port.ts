import type { Kind } from './kind.ts'

/** How a port is shown and fed. */
export interface PortLook {
  readonly label?: string
  readonly help?: string
  /** The node asks for the value by calling `inputs.name()`; what nobody asks for does not run. */
  readonly lazy?: boolean
}

/** A required input. */
export interface InputPort<K extends Kind = Kind, Lazy extends boolean = boolean> {
  readonly role: 'input'
  readonly kind: K
  readonly required: true
  readonly lazy: Lazy
  readonly look: PortLook
}

/** An input that may stay free. */
export interface OptionalPort<K extends Kind = Kind, Lazy extends boolean = boolean> {
  readonly role: 'input'
  readonly kind: K
  readonly required: false
  readonly lazy: Lazy
  readonly look: PortLook
}

/** A result. `each`: items that everything downstream runs once for, up to a `collect` input. */
export interface OutputPort<K extends Kind = Kind, Each extends boolean = boolean> {
  readonly role: 'output'
  readonly kind: K
  readonly look: PortLook
  readonly each: Each
}

/** Declares a required input; `{ lazy: true }` makes `inputs.name` a function that fetches the value. */
export function input<K extends Kind, const L extends PortLook>(
  kind: K,
  look?: L,
): InputPort<K, L extends { lazy: true } ? true : false> {
  return { role: 'input', kind, required: true, lazy: (look?.lazy ?? false) as never, look: look ?? {} }
}

/** Declares an input that may stay free; its value is then `undefined`. */
export function optional<K extends Kind, const L extends PortLook>(
  kind: K,
  look?: L,
): OptionalPort<K, L extends { lazy: true } ? true : false> {
  return { role: 'input', kind, required: false, lazy: (look?.lazy ?? false) as never, look: look ?? {} }
}

/** Declares a result. With `each`, downstream runs once per item of the returned list (see For Each). */
export function output<K extends Kind, const L extends PortLook & { readonly each?: boolean }>(
  kind: K,
  look?: L,
): OutputPort<K, L extends { each: true } ? true : false> {
  return { role: 'output', kind, look: look ?? {}, each: (look?.each ?? false) as never }
}
