/** So many cells fit beside each other on a node with a picture in each. */
const most = 40

/**
 * The steps that the cells of a strip stand for, ascending: each step, or of many some at even distances. The cell nearest to
 * the step that is looked at stands for that one.
 */
export function stripCells(of: number, shown: number): readonly number[] {
  const count = Math.min(of, most)
  const cells = Array.from({ length: count }, (_, i) =>
    count === 1 ? 1 : 1 + Math.round((i * (of - 1)) / (count - 1)),
  )
  if (count > 0) cells[count === 1 ? 0 : Math.round(((shown - 1) * (count - 1)) / (of - 1))] = shown
  return cells
}
