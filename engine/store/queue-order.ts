import { and, eq, lt, max, min, ne, sql } from 'drizzle-orm'
import type { Orm } from './database.ts'
import type { RunRow } from './run-rows.ts'
import { runs } from './schema.ts'

/** Ranks of neighbors lie this far apart at first, so that others fit between them. */
const gap = 1024

const queued = eq(runs.status, 'queued')

/** A rank after all that wait. */
export function rankAtEnd(orm: Orm): number {
  const last = orm
    .select({ rank: max(runs.rank) })
    .from(runs)
    .where(queued)
    .get()
  return (last?.rank ?? 0) + gap
}

/** A rank before all that wait. */
export function rankAtFront(orm: Orm): number {
  const first = orm
    .select({ rank: min(runs.rank) })
    .from(runs)
    .where(queued)
    .get()
  return (first?.rank ?? 2 * gap) - gap
}

/** A rank right before a run that waits; `moved` is not counted among those that are there. */
export function rankBefore(orm: Orm, next: RunRow, moved: RunRow): number {
  const between = middle(rankBelow(orm, next.rank, moved), next.rank)
  if (between !== undefined) return between
  spread(orm)
  const { rank } = orm.select({ rank: runs.rank }).from(runs).where(eq(runs.number, next.number)).get()!
  return middle(rankBelow(orm, rank, moved), rank)!
}

function rankBelow(orm: Orm, rank: number, moved: RunRow): number {
  const others = and(queued, lt(runs.rank, rank), ne(runs.number, moved.number))
  return (
    orm
      .select({ rank: max(runs.rank) })
      .from(runs)
      .where(others)
      .get()?.rank ?? rank - 2 * gap
  )
}

function middle(low: number, high: number): number | undefined {
  return high - low > 1 ? Math.floor((low + high) / 2) : undefined
}

/** Gives those that wait ranks with room between them, in the same order. */
function spread(orm: Orm): void {
  orm.run(sql`
    UPDATE runs SET rank = ordered.place * ${gap}
    FROM (SELECT number, row_number() OVER (ORDER BY rank) AS place FROM runs WHERE status = 'queued') AS ordered
    WHERE runs.number = ordered.number`)
}
