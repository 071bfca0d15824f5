import { ReelgraphError } from '../define/index.ts'

/** Which rows of a list: at most `limit` (1 to 1,000), after the page that gave `next`. */
export interface Paging {
  readonly limit: number
  readonly before?: string | undefined
}

/** The rows to ask for: one more than wanted tells whether there is a further page. */
export interface PageQuery {
  readonly limit: number
  readonly before: number | undefined
}

/** Checks what somebody asks for. Throws `store.page` where `before` was never a `next`. */
export function pageQuery({ limit, before }: Paging): PageQuery {
  if (before !== undefined && !/^\d{1,15}$/.test(before)) {
    const message = `"${before.slice(0, 40)}" is no place in this list. Start with its first page.`
    throw new ReelgraphError('store.page', before, message)
  }
  const most = Math.max(1, Math.min(1000, Math.trunc(limit) || 1))
  return { limit: most, before: before === undefined ? undefined : Number(before) }
}

/** Cuts off the row too many; `next` continues after the last that is left. */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit }: PageQuery,
  place: (row: Row) => number,
): { readonly rows: readonly Row[]; readonly next?: string } {
  const last = rows[limit - 1]
  if (rows.length <= limit || last === undefined) return { rows }
  return { rows: rows.slice(0, limit), next: String(place(last)) }
}
