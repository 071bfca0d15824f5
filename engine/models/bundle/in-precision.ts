import type { DeviceChoice } from '../../define/services.ts'
import { NoPrecisionError } from '../model-error.ts'
import type { Bundle } from './bundle.ts'
import { readBundle, variantsOf } from './read-bundle.ts'

/** The bundle with the graphs of a precision. Throws `model.no-precision` where it has none. */
export function inPrecision(bundle: Bundle, precision: DeviceChoice['precision']): Bundle {
  if (precision === bundle.info.precision) return bundle
  const variants = variantsOf(bundle.folder, bundle.info)
  if (!variants[precision])
    throw new NoPrecisionError(bundle.info.id, precision, [bundle.info.precision, ...Object.keys(variants)])
  return readBundle(bundle.folder, precision)
}
