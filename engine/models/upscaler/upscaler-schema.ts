import { z } from 'zod'
import { sha256Pattern } from '../../define/index.ts'

/** The schema of an upscaler's `bundle.json`. Unknown fields are kept. */
export const upscalerSchema = z.looseObject({
  format: z.literal('reelgraph-bundle'),
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'is 1–64 of a–z, 0–9, ".", "_" and "-"'),
  title: z.string().min(1).max(200),
  family: z.literal('upscaler'),
  /** How many times as wide and as high the graph makes a picture. */
  scale: z.int().min(2).max(8),
  /** Pixels around a tile that the graph must see so that the tile comes out as it would in the whole picture. */
  margin: z.int().min(0).max(256),
  /** How often the outermost pixels are repeated around the picture: a network takes what is outside for black. */
  border: z.int().min(0).max(256),
  /** Pixels a side, margins included, that the graph is given at most at once. */
  tile: z.int().min(16).max(4096),
  files: z.record(z.string(), z.object({ sha256: z.string().regex(sha256Pattern), bytes: z.number() })),
  license: z.string().min(1),
})

/** What an upscaler says about itself. */
export type UpscalerInfo = z.output<typeof upscalerSchema>
