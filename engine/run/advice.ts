/** What to do about each error of the executor, by code; undefined for codes of other rooms. */
export function adviceFor(code: string): string | undefined {
  switch (code) {
    case 'node.crashed':
      return 'Run again; if it happens again, report it with the workflow.'
    case 'node.out-of-memory':
      return 'Make the video smaller or shorter, or close other programs.'
    case 'node.unimplemented':
      return 'Install the package that has this node, or remove the node.'
    case 'param.refused':
      return 'Change the value that the wire carries, or the node that makes it.'
    case 'map.lengths':
      return 'Make the lists equally long, or wire only one of them.'
    case 'map.not-a-list':
    case 'output.missing':
    case 'output.wrong-kind':
      return 'The node that made the value is wrong: update or report it.'
    case 'each.lengths':
      return 'The node that spreads the items is wrong: update or report it.'
    case 'frozen.missing':
    case 'frozen.wrong-kind':
      return 'Unfreeze the node, or run it once.'
    case 'start.missing':
      return 'Branch again from a step that is kept here.'
    default:
      return undefined
  }
}
