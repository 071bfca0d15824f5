import { z } from 'zod'
import { defineNode, input, param, video } from '../../engine/define/index.ts'
import { saveFormats } from './save-formats.ts'

/** Writes a video file, with the workflow that made it inside. */
export const saveVideo = defineNode({
  type: 'media/save-video',
  version: 1,
  title: 'Save Video',
  summary: 'Writes a video to a file.',
  help:
    'Saves the video to the gallery, or to the output folder on the command line. WebP and ' +
    'GIF are pictures that move; PNG is one still.\n\n' +
    'The workflow is kept inside the file, so that ' +
    'dropping the file onto the editor opens the graph again.\n\n' +
    'The same work is saved once: running an unchanged graph again finds the file that is there.',
  icon: 'save',
  inputs: {
    video: input(video, { label: 'Video', help: 'A video or a picture.' }),
    name: param(
      z
        .string()
        .regex(/^(?!\.)[^\\/:*?"<>|\p{Cc}]{1,120}$/u, 'is a file name without folders')
        .refine(
          (name) =>
            !/^\s|[\s.]$|^(con|prn|aux|nul|(com|lpt)\d) *(\.|$)/i.test(name) &&
            new TextEncoder().encode(name).length <= 200,
          'is at most 200 bytes, no space or dot at its ends, and not con or nul',
        )
        .default('video'),
      {
        label: 'Name',
        help: 'The file name; the ending and, where it is taken, a number are added.',
        widget: 'text',
      },
    ),
    format: param(z.enum(saveFormats).default('mp4-h264'), {
      label: 'Format',
      help: 'MP4 with H.264 (mp4-h264) plays everywhere.',
      widget: 'select',
    }),
    quality: param(z.number().int().min(0).max(100).default(80), {
      label: 'Quality',
      help: '0 is the smallest file, 100 the best picture.',
      widget: 'slider',
    }),
    scale: param(z.number().int().min(1).max(16).default(1), {
      label: 'Scale',
      help: 'Makes small videos larger: 6 makes 64 pixels 384.',
      unit: '×',
      suits: 'scale',
    }),
    edges: param(z.enum(['smooth', 'nearest']).default('smooth'), {
      label: 'Edges',
      help: 'How Scale enlarges: smooth, or with hard pixels.',
      widget: 'select',
      group: 'More',
    }),
    frame: param(z.number().int().min(-1_000_000).max(1_000_000).default(0), {
      label: 'Frame',
      help: 'Format png: which frame to save; below 0 counts back from the end.',
      group: 'More',
    }),
    workflow: param(z.boolean().default(true), {
      label: 'Keep the workflow',
      help: 'Puts the graph inside the file.',
      widget: 'switch',
      group: 'More',
    }),
  },
  outputs: {},
  effect: true,
  concurrency: 'cpu',
})
