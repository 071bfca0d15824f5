/** What the pointer does on the canvas that no key does, as the shortcut sheet lists it: keys that are held, the gesture, and what for. */
export const pointerGestures: readonly {
  readonly keys?: string
  readonly gesture: string
  readonly title: string
}[] = [
  { gesture: 'double-click the canvas', title: 'Add a node there' },
  { gesture: 'drag a port into the open', title: 'Add what fits, wired' },
  { gesture: 'drag a port onto a node', title: 'Wire its first fitting input' },
  { gesture: 'drop a node on a wire', title: 'Put it in between' },
  { keys: 'Alt', gesture: 'drag a node', title: 'Take it out, heal the wire' },
  { gesture: 'double-click a wire', title: 'Add a bend' },
  { keys: 'Ctrl', gesture: 'right-drag', title: 'Cut wires' },
  { keys: 'Ctrl', gesture: 'drag the canvas', title: 'Select in a box' },
  { keys: 'Shift', gesture: 'drag the canvas', title: 'Select more in a box' },
]
