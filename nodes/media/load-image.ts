import { asset, defineNode, image, output, param } from '../../engine/define/index.ts'

/** A picture from a file that the workflow refers to by its content. */
export const loadImage = defineNode({
  type: 'media/load-image',
  // Raised whenever the same file comes to give other pixels: what was kept of the old reading is not found then.
  version: 2,
  title: 'Load Image',
  summary: 'Reads a picture from a file.',
  help:
    'Drop a PNG, JPEG, WebP, GIF or AVIF file here. The workflow remembers the content of the file, so the file may ' +
    'move. An animation gives its first picture.\n\n' +
    'Wire it to Place Frames to start a video from it.',
  icon: 'image',
  inputs: {
    file: param(asset(), { label: 'File', help: 'The picture.', widget: 'file', accept: 'image' }),
  },
  outputs: { image: output(image, { label: 'Image' }) },
  migrations: { 1: (params) => params },
  concurrency: 'io',
  externals: ({ file }) => (typeof file === 'string' && file !== '' ? [{ kind: 'asset', id: file }] : []),
  check: (params) =>
    params['file'] === '' ? [{ input: 'file', message: 'No picture is chosen. Choose a file.' }] : [],
})
