import { asset, defineNode, output, param, video } from '../../engine/define/index.ts'

/** A video from a file that the workflow refers to by its content. */
export const loadVideo = defineNode({
  type: 'media/load-video',
  // Raised whenever the same file comes to give other frames: what was kept of the old reading is not found then.
  version: 3,
  title: 'Load Video',
  summary: 'Reads a video from a file.',
  help:
    'Drop an MP4, WebM, GIF or WebP file here. The workflow remembers the content of the file, so the file may move. ' +
    'Frames are read when a node asks for them.\n\n' +
    'Wire it to Encoder to extend or retake it, or to Place Frames to put it into a clip.',
  icon: 'video',
  inputs: {
    file: param(asset(), { label: 'File', help: 'The video.', widget: 'file', accept: 'video' }),
  },
  outputs: { video: output(video, { label: 'Video' }) },
  migrations: { 1: (params) => params, 2: (params) => params },
  concurrency: 'io',
  externals: ({ file }) => (typeof file === 'string' && file !== '' ? [{ kind: 'asset', id: file }] : []),
  check: (params) =>
    params['file'] === '' ? [{ input: 'file', message: 'No video is chosen. Choose a file.' }] : [],
})
