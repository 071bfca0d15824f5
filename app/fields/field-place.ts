/** Where a field stands: on a node of the canvas (compact), in the inspector, or on the form of a workflow. */
export type FieldPlace = 'node' | 'inspector' | 'form'
