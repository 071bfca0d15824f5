import type { Json } from './json.ts'
import type { Param } from './param.ts'
import type { InputPort, OptionalPort, OutputPort } from './port.ts'

/** An input of a node: a port or a param. Names, never positions. */
export type NodeInput = InputPort | OptionalPort | Param

/** Turns the params a node was saved with at one version into those of the next. */
export type Migration = (params: Readonly<Record<string, Json>>) => Record<string, Json>

/**
 * A thing outside the graph that a result depends on; its content hash enters the cache key. `models` stands for all that
 * are installed, where only the run will tell which.
 */
export interface External {
  readonly kind: 'model' | 'models' | 'upscaler' | 'asset'
  readonly id: string
}

/** Which resource a node holds while it runs: the device is exclusive, the CPU a pool, I/O is free. */
export type Concurrency = 'device' | 'cpu' | 'io'

/** One node type, as declared. Everything the palette, inspector, help, JSON Schema and HTTP docs show comes from here. */
export interface NodeDefinition<
  I extends Record<string, NodeInput> = Record<string, NodeInput>,
  O extends Record<string, OutputPort> = Record<string, OutputPort>,
> {
  /** `category/name`, the folder and file of the declaration. */
  readonly type: string
  readonly version: number
  readonly title: string
  /** One sentence: what it does. */
  readonly summary: string
  /** Paragraphs of help for someone who meets it for the first time. */
  readonly help?: string
  /** lucide icon name. */
  readonly icon?: string
  readonly inputs: I
  readonly outputs: O
  /** Which input each output takes when the node is bypassed; kinds must match. */
  readonly bypass?: { readonly [Out in keyof O]?: keyof I & string }
  /** `n: params at n → params at n + 1`, gap-free up to `version`. */
  readonly migrations?: Readonly<Record<number, Migration>>
  /** True when the node has a result outside the graph (a saved file); it is idempotent by its key. */
  readonly effect?: boolean
  /** `device` nodes also have provider, precision and numerics version in their key. */
  readonly concurrency?: Concurrency
  /** Whether it reads `RunContext.stopAfter`; what others give does not depend on it. */
  readonly stoppable?: boolean
  /** Whether it can go on from what another run of it left behind (`RunContext.start`). */
  readonly startable?: boolean
  /** What outside the graph the result depends on, from the params. */
  readonly externals?: (params: Readonly<Record<string, unknown>>) => readonly External[]
  /** Which lazy inputs it will ask for, where the params (without those that a wire feeds) tell; undefined where only a run does. */
  readonly asks?: (params: Readonly<Record<string, unknown>>) => readonly string[] | undefined
  /** Gathers what an `each` output spread, over this input, into a list. */
  readonly collect?: keyof I & string
  /** Problems that params alone cannot express, found before a run: each names an input and says a sentence. */
  readonly check?: (
    params: Readonly<Record<string, unknown>>,
  ) => readonly { readonly input: string; readonly message: string }[]
}

/** Keeps each `bypass` pair to inputs whose kind is the output's. */
type BypassPairs<I extends Record<string, NodeInput>, O extends Record<string, OutputPort>> = {
  readonly [Out in keyof O]?: {
    [In in keyof I]: I[In] extends { role: 'input'; kind: infer K }
      ? K extends O[Out]['kind']
        ? In
        : never
      : never
  }[keyof I] &
    string
}

/** Declares a node type. One object literal; the types of its `run` follow from it. */
export function defineNode<
  const I extends Record<string, NodeInput>,
  const O extends Record<string, OutputPort>,
>(definition: NodeDefinition<I, O> & { readonly bypass?: BypassPairs<I, O> }): NodeDefinition<I, O> {
  return definition
}

/** The ports and params of a node that hold a port, for readers that do not care for the param/port difference. */
export function isParam(slot: NodeInput): slot is Param {
  return slot.role === 'param'
}
