/** What to do about each problem of a workflow, by code. Other rooms have tables of their own; `adviceOf` takes any number. */
export const graphAdvice = {
  'bypass.nothing-to-forward': 'Wire the input of the bypassed node, or stop bypassing it.',
  'edge.duplicate': 'Keep one wire into the port and remove the others.',
  'edge.kind': 'Wire something of the kind that the port takes, or put a node between that makes it.',
  'edge.no-port': 'Remove the wire and set the value on the node.',
  'edge.unknown-node': 'Remove the wire, or wire it to a node that is there.',
  'edge.unknown-port': 'Remove the wire, or wire it to a port that is there.',
  'exposed.duplicate-name': 'Give each input and each output a name of its own.',
  'exposed.not-a-setting': 'Expose a setting; a port that takes a wire has no value to set.',
  'exposed.unknown-target': 'Point the name at something that is in the graph, or remove it.',
  'file.bad-key': 'Rename it in the file.',
  'file.migration-failed': 'Check that the file is whole.',
  'file.newer': 'Update Reelgraph.',
  'file.no-migration': 'Open the file with an older Reelgraph and save it there.',
  'file.not-a-workflow': 'Open a file that Reelgraph saved.',
  'file.not-json': 'Open another file, or mend this one in a text editor.',
  'file.shape': 'Mend the named place of the file, or open an earlier copy.',
  'file.string-too-long': 'Shorten the text.',
  'file.too-deep': 'Check where the file comes from; a workflow does not nest that deep.',
  'file.too-large': 'Split the workflow into several files.',
  'file.too-many-edges': 'Split the workflow into several files.',
  'file.too-many-nodes': 'Split the workflow into several files.',
  'file.version': 'Check where the file comes from.',
  'frozen.in-loop': 'Unfreeze the node and freeze the one that collects.',
  'frozen.incomplete': 'Unfreeze the node, or run it once and freeze it again.',
  'frozen.malformed': 'Unfreeze the node, or run it once and freeze it again.',
  'frozen.unknown-port': 'Unfreeze the node.',
  'graph.cycle': 'Remove one of the wires between the named nodes.',
  'input.missing': 'Wire the input.',
  'loop.crossed': 'Collect one of the loops before the two meet.',
  'loop.nothing-to-collect': 'Put a For Each before it, or remove the node.',
  'loop.too-deep': 'Collect one of the loops first.',
  'mapping.not-here': 'Give the port one value instead of a list.',
  'mute.removes': 'Unmute the named node if this one should run.',
  'node.migration-failed': 'Remove the node and add it anew.',
  'node.newer': 'Update Reelgraph.',
  'node.no-migration': 'Remove the node and add it anew.',
  'node.unknown-type': 'Install what brings the node, or remove it.',
  'param.check': 'Change the setting as the sentence says.',
  'param.check-failed': 'Set the settings of the node back to their defaults.',
  'param.invalid': 'Change the setting to an allowed value.',
  'param.missing': 'Set a value.',
  'param.unknown': 'Nothing has to be done; the value is kept and not used.',
  'set.fed-by-wire': 'Set what feeds it, or take the wire out.',
  'set.not-a-setting': 'Set what is wired to it, or wire something else.',
  'set.unknown-input': 'Use a name that the workflow exposes, or node.param.',
  'set.unknown-node': 'Check the name of the node.',
  'set.unknown-setting': 'Use a setting that the node has.',
  'start.malformed': 'Remove it from `starts` in the file, or branch again.',
  'start.unknown-node': 'Nothing has to be done; it is kept and not used.',
  'start.used': 'Let it begin anew for another seed, size or length.',
  'start.unsupported': 'Remove it from `starts` in the file.',
  'subgraph.recursion': 'Take the inner subgraph out.',
  'subgraph.too-deep': 'Take one level of subgraphs out.',
  'subgraph.unknown': 'Remove the node, or paste its subgraph in.',
  'subgraph.version': 'Remove the node and add the subgraph anew.',
  'target.left-out': 'Unmute the node, or run to another.',
  'target.unknown': 'Run to a node that is there.',
  'value.not-json': 'Use plain data.',
} as const satisfies Readonly<Record<string, string>>

/** The advice for a code, from the first table that has it. */
export function adviceOf(
  code: string,
  ...tables: readonly Readonly<Record<string, string>>[]
): string | undefined {
  for (const table of [graphAdvice, ...tables]) {
    const advice = (table as Readonly<Record<string, string>>)[code]
    if (advice !== undefined && Object.hasOwn(table, code)) return advice
  }
  return undefined
}

/** A problem or an error with what to do about it, where a table knows. */
export function advised<T extends { readonly code: string }>(
  one: T,
  ...tables: readonly Readonly<Record<string, string>>[]
): T & { readonly advice?: string } {
  const advice = adviceOf(one.code, ...tables)
  return advice === undefined ? one : { ...one, advice }
}
