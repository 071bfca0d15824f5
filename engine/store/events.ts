import { and, asc, eq, gt } from 'drizzle-orm'
import type { RunEvent } from '../run/events.ts'
import type { Database } from './database.ts'
import { events, runs } from './schema.ts'

/** What happened in runs, to be read by number. `Runs.append` writes it. */
export class Events {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** At most `limit` events of a run that come after number `seq`, in order; none of a run that is not there. */
  after(run: string, seq: number, limit: number): readonly RunEvent[] {
    return this.#database.read((orm) =>
      orm
        .select({ seq: events.seq, at: events.at, body: events.body })
        .from(events)
        .innerJoin(runs, eq(runs.number, events.run))
        .where(and(eq(runs.id, run), gt(events.seq, seq)))
        .orderBy(asc(events.seq))
        .limit(Math.max(0, limit))
        .all()
        .map(({ seq, at, body }) => ({ run, seq, at, ...body })),
    )
  }

  /** Number of a run's newest event, 0 before the first; undefined where there is no such run. */
  lastSeq(run: string): number | undefined {
    return this.#database.read(
      (orm) => orm.select({ lastSeq: runs.lastSeq }).from(runs).where(eq(runs.id, run)).get()?.lastSeq,
    )
  }
}
