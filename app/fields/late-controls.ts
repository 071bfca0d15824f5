import { type ComponentProps, createElement } from 'react'
import { late } from '../look/index.ts'
import { wellStyle } from './field-styles.ts'
import type { FileControl as File } from './file-control.tsx'
import type { JsonControl as Json } from './json-control.tsx'
import type { RecordsControl as Records } from './records-control.tsx'

/** They come as one. */
const controls = () => import('./controls-to-come.ts')

/** The place of a control of one line. */
const well = () => createElement('span', { className: wellStyle })

/** Chooses a file; loaded with the first of them. */
export const FileControl = late<ComponentProps<typeof File>>(
  () => controls().then(({ FileControl }) => FileControl),
  well,
)

/** Edits what has no control of its own; loaded with the first of them. */
export const JsonControl = late<ComponentProps<typeof Json>>(
  () => controls().then(({ JsonControl }) => JsonControl),
  well,
)

/** Edits a list of groups of settings; loaded with the first of them. */
export const RecordsControl = late<ComponentProps<typeof Records>>(
  () => controls().then(({ RecordsControl }) => RecordsControl),
  well,
)
