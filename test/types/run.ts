// What must and must not compile in the `run` of a declaration; `tsc --noEmit` is the test.
import { z } from 'zod'
import {
  clip,
  defineNode,
  generic,
  input,
  list,
  number,
  optional,
  output,
  param,
  type Run,
  seed,
  text,
} from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/clip.ts'

const node = defineNode({
  type: 'a/node',
  version: 1,
  title: 'Node',
  summary: 'A node.',
  inputs: {
    clip: input(clip),
    earlier: optional(clip),
    prompts: optional(list(text)),
    slow: input(number, { lazy: true }),
    maybe: optional(number, { lazy: true }),
    mode: param(z.enum(['fast', 'fine']).default('fast'), { label: 'Mode' }),
    seed: param(seed(), { label: 'Seed' }),
  },
  outputs: { clip: output(clip), count: output(number) },
})

/** Inputs have the types of their kinds and schemas. */
export const run: Run<typeof node> = async ({ inputs }) => {
  const given: Clip = inputs.clip
  const mode: 'fast' | 'fine' = inputs.mode
  const drawn: number = inputs.seed
  const first: string | undefined = inputs.prompts?.[0]
  const slow: number = await inputs.slow()
  const maybe: number | undefined = await inputs.maybe()
  // @ts-expect-error an optional input may be undefined
  const earlier: Clip = inputs.earlier
  // @ts-expect-error a lazy input is a function
  const eager: number = inputs.slow
  // @ts-expect-error a lazy optional input may be undefined
  const sure: number = await inputs.maybe()
  // @ts-expect-error an eager input is no function
  inputs.clip()
  // @ts-expect-error there is no input of that name
  inputs.latents
  // @ts-expect-error inputs are not for writing
  inputs.mode = 'fine'
  // @ts-expect-error what a wire carries is not for writing
  inputs.prompts?.push('more')
  return {
    clip: given ?? earlier,
    count: drawn + slow + (maybe ?? 0) + eager + sure + mode.length + (first?.length ?? 0),
  }
}

// @ts-expect-error an output is missing
export const missingOutput: Run<typeof node> = ({ inputs }) => ({ clip: inputs.clip })

// @ts-expect-error a count is a number
export const wrongOutput: Run<typeof node> = ({ inputs }) => ({ clip: inputs.clip, count: 'many' })

const forEach = defineNode({
  type: 'a/for-each',
  version: 1,
  title: 'For Each',
  summary: 'Gives out items.',
  inputs: { items: input(list(generic('T'))) },
  outputs: { item: output(generic('T'), { each: true }), count: output(number) },
})

/** An `each` output returns the list of its items. */
export const spread: Run<typeof forEach> = ({ inputs }) => ({
  item: inputs.items,
  count: inputs.items.length,
})

const eachNumber = defineNode({
  type: 'a/each-number',
  version: 1,
  title: 'Each Number',
  summary: 'Gives out numbers.',
  inputs: {},
  outputs: { value: output(number, { each: true }) },
})

/** A list of the right items compiles. */
export const numbers: Run<typeof eachNumber> = () => ({ value: [1, 2, 3] })

// @ts-expect-error an each output returns a list
export const oneNumber: Run<typeof eachNumber> = () => ({ value: 1 })

// @ts-expect-error of items of its kind
export const wrongItems: Run<typeof eachNumber> = () => ({ value: ['one'] })

const passing = defineNode({
  type: 'a/passing',
  version: 1,
  title: 'Passing',
  summary: 'Passes on.',
  inputs: { value: input(generic('T')) },
  outputs: { value: output(generic('T')) },
})

export const pass: Run<typeof passing> = ({ inputs }) => {
  // @ts-expect-error what a variable carries is unknown
  inputs.value.length
  return { value: inputs.value }
}
