import { IdMaker } from '../../../engine/graph/index.ts'
import { type Command, graphCommand, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import type { Box } from './arrange.ts'

type Layout = EditedGraph['layout']
/** A frame as saved: it holds what lies in it, by place alone. */
export type Frame = NonNullable<Layout['groups']>[string]
/** A note as saved. */
export type Note = NonNullable<Layout['notes']>[string]

/** Draws a frame. */
export function addFrame(inside: Inside, box: Box, title?: string): Command {
  return graphCommand('Add frame', inside, (graph) => {
    const groups = graph.layout.groups ?? {}
    const id = new IdMaker(Object.keys(groups)).make(title || 'frame')
    const frame = { ...box, ...(title && { title }) }
    return { graph: withLayout(graph, { groups: { ...groups, [id]: frame } }), made: [id] }
  })
}

/** Changes a frame: place, size, title, colour. A field that is undefined is taken away. */
export function changeFrame(inside: Inside, id: string, change: Partial<Frame>): Command {
  return graphCommand(
    'Change frame',
    inside,
    (graph) => {
      const frame = fieldOf(graph.layout.groups, id)
      if (!frame) return refuse('frame.unknown', 'This frame is not here any more.')
      return { graph: withLayout(graph, { groups: { ...graph.layout.groups, [id]: merged(frame, change) } }) }
    },
    `frame ${id} ${Object.keys(change).join(' ')}`,
  )
}

/** Puts up a note. */
export function addNote(inside: Inside, box: Box, text = ''): Command {
  return graphCommand('Add note', inside, (graph) => {
    const notes = graph.layout.notes ?? {}
    const id = new IdMaker(Object.keys(notes)).make('note')
    return { graph: withLayout(graph, { notes: { ...notes, [id]: { ...box, text } } }), made: [id] }
  })
}

/** Changes a note: text, place, size, colour. */
export function changeNote(inside: Inside, id: string, change: Partial<Note>): Command {
  return graphCommand(
    'Change note',
    inside,
    (graph) => {
      const note = fieldOf(graph.layout.notes, id)
      if (!note) return refuse('note.unknown', 'This note is not here any more.')
      return { graph: withLayout(graph, { notes: { ...graph.layout.notes, [id]: merged(note, change) } }) }
    },
    `note ${id} ${Object.keys(change).join(' ')}`,
  )
}

/** What lies in a frame with its middle, and so moves with it. */
export function insideFrame(frame: Frame, boxes: Readonly<Record<string, Box>>): string[] {
  const { x, y, w = 0, h = 0 } = frame
  return Object.entries(boxes)
    .filter(([, box]) => {
      const [across, down] = [box.x + box.w / 2, box.y + box.h / 2]
      return across >= x && across <= x + w && down >= y && down <= y + h
    })
    .map(([id]) => id)
}

function withLayout(graph: EditedGraph, change: Partial<Layout>): EditedGraph {
  return { ...graph, layout: { ...graph.layout, ...change } }
}

function merged<T extends object>(before: T, change: Partial<T>): T {
  const fields = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(fields) as T
}
