/** What a run carries while it is dragged: its id, as data of this type. */
export const runType = 'application/x-reelgraph-run'
