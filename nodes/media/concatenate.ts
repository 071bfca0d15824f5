import { defineNode, input, list, optional, output, video } from '../../engine/define/index.ts'

/** Videos one after another. */
export const concatenate = defineNode({
  type: 'media/concatenate',
  version: 1,
  title: 'Concatenate',
  summary: 'Puts videos one after another.',
  help: 'Lists come for example from Collect. The videos must have the same size and frame rate. Chain two of these nodes for more.',
  icon: 'list-video',
  inputs: {
    first: input(list(video), { label: 'First', help: 'One video or a list.' }),
    second: optional(list(video), { label: 'Second', help: 'One video or a list, shown after First.' }),
  },
  outputs: { video: output(video, { label: 'Video' }) },
  concurrency: 'cpu',
})
