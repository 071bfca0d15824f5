/** Of how much light the samples of a picture speak: `hlg` and `pq` of BT.2100, `sdr` for every other curve. */
export type Transfer = 'sdr' | 'hlg' | 'pq'

/** Whose red, green and blue the samples are mixed of; other sets are near enough to BT.709's to be taken for it. */
export type Primaries = 'bt709' | 'bt2020' | 'p3-d65'

/** What is said of the colours of a picture; `null` where nothing is. */
export interface ColourTags {
  readonly matrix: string | null
  readonly transfer: Transfer | null
  readonly primaries: Primaries | null
  readonly fullRange: boolean | null
}

/** Matrices by their ITU-T H.273 number; 2 and what is not listed are unknown. */
const MATRICES: Readonly<Record<number, string>> = {
  0: 'rgb',
  1: 'bt709',
  5: 'bt470bg',
  6: 'smpte170m',
  8: 'ycgco',
  9: 'bt2020-ncl',
  10: 'bt2020-cl',
  14: 'ictcp',
}

const HDR: Readonly<Record<number, Transfer>> = { 16: 'pq', 18: 'hlg' }
/** Unspecified and reserved numbers of transfers and primaries. */
const UNSAID = new Set([0, 2, 3])

/** The tags that a bitstream carries, from their ITU-T H.273 numbers; `range` is 1 for limited, 2 for full. */
export function codedTags(coded: {
  readonly matrix: number
  readonly transfer: number
  readonly primaries: number
  readonly range: number
}): ColourTags {
  return {
    matrix: MATRICES[coded.matrix] ?? null,
    transfer: UNSAID.has(coded.transfer) ? null : (HDR[coded.transfer] ?? 'sdr'),
    primaries: UNSAID.has(coded.primaries)
      ? null
      : primariesOf(coded.primaries === 9, coded.primaries === 12),
    fullRange: coded.range === 2 ? true : coded.range === 1 ? false : null,
  }
}

/** The tags that a container carries, from the names of WebCodecs. */
export function namedTags(named: {
  readonly matrix?: string | null
  readonly transfer?: string | null
  readonly primaries?: string | null
  readonly fullRange?: boolean | null
}): ColourTags {
  const { matrix = null, transfer, primaries, fullRange = null } = named
  return {
    matrix,
    transfer: transfer ? (transfer === 'hlg' || transfer === 'pq' ? transfer : 'sdr') : null,
    primaries: primaries ? primariesOf(primaries === 'bt2020', primaries === 'smpte432') : null,
    fullRange,
  }
}

/** What `first` says, and `second` where it is silent. What neither says of HDR is as BT.2100 has it. */
export function mergedTags(first: ColourTags, second: ColourTags): ColourTags {
  const transfer = first.transfer ?? second.transfer
  const isHdr = transfer === 'hlg' || transfer === 'pq'
  return {
    transfer,
    matrix: first.matrix ?? second.matrix ?? (isHdr ? 'bt2020-ncl' : null),
    primaries: first.primaries ?? second.primaries ?? (isHdr ? 'bt2020' : null),
    fullRange: first.fullRange ?? second.fullRange,
  }
}

function primariesOf(isBt2020: boolean, isP3: boolean): Primaries {
  return isBt2020 ? 'bt2020' : isP3 ? 'p3-d65' : 'bt709'
}
