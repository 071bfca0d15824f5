// The editors of settings, derived from the declarations of nodes.
export type { FieldPlace } from './field-place.ts'
export { fieldRows, groupRows, type FieldRow } from './field-rows.ts'
export { NodeFields, type NodeFieldsProps } from './node-fields.tsx'
export { ParamField, type ParamFieldProps } from './param-field.tsx'
export { RowField, type RowFieldProps } from './row-field.tsx'
