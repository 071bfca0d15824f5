import { z } from 'zod'
import { sha256Pattern } from '../define/index.ts'
import { eventSchema } from './event-schema.ts'
import type { WorkerMessage } from './protocol.ts'

const count = z.int().min(0)
const rgb = z.tuple([z.number(), z.number(), z.number()])

const workerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    pid: count,
    device: z.object({ provider: z.string(), reason: z.string() }),
  }),
  z.object({
    type: z.literal('unready'),
    error: z.looseObject({ code: z.string(), subject: z.string(), message: z.string() }),
  }),
  z.object({ type: z.literal('event'), attempt: count, event: eventSchema }),
  z.object({
    type: z.literal('output'),
    attempt: count,
    output: z.object({
      node: z.string(),
      key: z.string(),
      path: z.string(),
      name: z.string(),
      mime: z.string(),
      bytes: count,
      sha256: z.string().regex(sha256Pattern),
    }),
  }),
  z.object({
    type: z.literal('preview'),
    attempt: count,
    header: z.object({
      run: z.string(),
      node: z.string(),
      item: z.string().optional(),
      step: count,
      of: count,
      sigma: z.number(),
      frames: count,
      width: count,
      height: count,
      encoding: z.enum(['latents-f16', 'rgb8']),
      timing: z.object({ fps: z.number(), first: z.number(), rest: z.number() }),
      pictures: z.object({ width: count, height: count }).optional(),
      projection: z.object({ factors: z.array(rgb), bias: rgb }).optional(),
    }),
  }),
  z.object({
    type: z.literal('ended'),
    attempt: count,
    status: z.enum(['done', 'failed', 'cancelled', 'stopped']),
    left: count,
  }),
])

/** What a worker sent, checked; undefined where it is no message of this protocol. */
export function workerMessageOf(received: unknown): WorkerMessage | undefined {
  const parsed = workerMessage.safeParse(received)
  return parsed.success ? (parsed.data as WorkerMessage) : undefined
}
