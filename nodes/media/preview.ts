import { defineNode, input, output, video } from '../../engine/define/index.ts'

/** Shows a video on the canvas and passes it on; writes no file. */
export const preview = defineNode({
  type: 'media/preview',
  version: 1,
  title: 'Preview',
  summary: 'Shows a video here, without saving it.',
  help:
    'Plays the video in the node and passes it on. Nothing is written to the gallery; use Save Video for that. Because it ' +
    'saves nothing it does not run by itself: press Alt+Enter on it to run to here, or put it before Save Video.',
  icon: 'play',
  inputs: { video: input(video, { label: 'Video', help: 'A video or a picture.' }) },
  outputs: { video: output(video, { label: 'Video' }) },
  bypass: { video: 'video' },
  concurrency: 'cpu',
})
