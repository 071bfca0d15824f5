// What must and must not compile; `tsc --noEmit` is the test.
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
  video,
} from '../../engine/define/index.ts'

const base = { version: 1, title: 'Node', summary: 'A node.' }

/** A pair of equal kinds compiles. */
export const right = defineNode({
  ...base,
  type: 'a/right',
  inputs: {
    from: input(clip),
    video: optional(video),
    size: param(z.number().default(1), { label: 'Size' }),
  },
  outputs: { clip: output(clip), film: output(video) },
  bypass: { clip: 'from', film: 'video' },
})

export const wrongKind = defineNode({
  ...base,
  type: 'a/wrong-kind',
  inputs: { video: input(video) },
  outputs: { clip: output(clip) },
  // @ts-expect-error a video cannot stand in for a clip
  bypass: { clip: 'video' },
})

export const noSuchInput = defineNode({
  ...base,
  type: 'a/no-such-input',
  inputs: { clip: input(clip) },
  outputs: { clip: output(clip) },
  // @ts-expect-error there is no input of that name
  bypass: { clip: 'clips' },
})

export const noSuchOutput = defineNode({
  ...base,
  type: 'a/no-such-output',
  inputs: { clip: input(clip) },
  outputs: { clip: output(clip) },
  // @ts-expect-error there is no output of that name
  bypass: { clips: 'clip' },
})

export const aParam = defineNode({
  ...base,
  type: 'a/param',
  inputs: { value: param(z.number().default(0), { label: 'Value' }) },
  outputs: { value: output(number) },
  // @ts-expect-error a param is no port to pass on
  bypass: { value: 'value' },
})

export const aList = defineNode({
  ...base,
  type: 'a/list',
  inputs: { clips: input(list(clip)) },
  outputs: { clip: output(clip) },
  // @ts-expect-error a list is not one of its items
  bypass: { clip: 'clips' },
})

/** A variable passes on what it was given. */
export const aVariable = defineNode({
  ...base,
  type: 'a/variable',
  inputs: { on: optional(generic('T')), others: optional(list(generic('T'))) },
  outputs: { value: output(generic('T')), all: output(list(generic('T'))) },
  bypass: { value: 'on', all: 'others' },
})

export const anotherVariable = defineNode({
  ...base,
  type: 'a/another-variable',
  inputs: { on: optional(generic('T')) },
  outputs: { value: output(generic('U')) },
  // @ts-expect-error T need not be U
  bypass: { value: 'on' },
})

export const collectsNothing = defineNode({
  ...base,
  type: 'a/collects-nothing',
  inputs: { item: input(clip) },
  outputs: { items: output(list(clip)) },
  // @ts-expect-error there is no input of that name
  collect: 'items',
})
