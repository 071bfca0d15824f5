import { z } from 'zod'

/** Ids on the wire are opaque; their length is bounded before they are looked up. */
const id = z.string().min(1).max(128)

/** Joins a run's room; `after` is the last event number that the client has. */
export const joinSchema = z.object({ run: id, after: z.int().min(0).default(0) })
/** Leaves a room. */
export const leaveSchema = z.object({ run: id })
/** Starts to watch a run's previews. */
export const watchSchema = z.object({ run: id })
/** The last preview is painted: the next may come. */
export const creditSchema = z.object({ run: id, seq: z.int().min(0) })
/** Asks for one node's archived latents of a step; `item` names the one of a mapped node or a loop. */
export const stepSchema = z.object({
  run: id,
  node: z.string().min(1).max(4096),
  step: z.int().min(0).max(100_000),
  item: z
    .string()
    .max(200)
    .regex(/^\d+(\.\d+)*$/)
    .optional(),
})

/** What a client gets back when it asked for something. */
export type Answer<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly code: string; readonly message: string }
