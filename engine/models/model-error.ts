import { ReelgraphError } from '../define/reelgraph-error.ts'

/** `model.not-a-bundle`: the folder, or one of its JSON files, is not what a bundle holds. */
export class NotABundleError extends ReelgraphError {
  override readonly name = 'NotABundleError'
  constructor(subject: string, message: string, options?: { cause?: unknown }) {
    super('model.not-a-bundle', subject, message, options)
  }
}

/** `model.missing-file`: a file that the bundle promises is not there. */
export class MissingFileError extends ReelgraphError {
  override readonly name = 'MissingFileError'
  constructor(subject: string, file: string, options?: { cause?: unknown }) {
    super(
      'model.missing-file',
      subject,
      `Model "${subject}" has no file ${file}. Copy the whole bundle again and run \`reelgraph models add\`.`,
      options,
    )
  }
}

/** `model.corrupt`: a file's bytes are not the ones the bundle promises, or the runtime cannot read them. */
export class CorruptFileError extends ReelgraphError {
  override readonly name = 'CorruptFileError'
  constructor(subject: string, file: string, why: string, options?: { cause?: unknown }) {
    super(
      'model.corrupt',
      subject,
      `${file} of model "${subject}" is damaged: ${why}. Download or copy the bundle again.`,
      options,
    )
  }
}

/** `model.wrong-opset`: a graph was exported for operators that the runtime does not know. */
export class WrongOpsetError extends ReelgraphError {
  override readonly name = 'WrongOpsetError'
  constructor(
    subject: string,
    file: string,
    domain: string,
    version: number,
    range: readonly [number, number],
  ) {
    super(
      'model.wrong-opset',
      subject,
      `${file} of model "${subject}" uses opset ${version}${domain ? ` of ${domain}` : ''}, and this runtime knows ` +
        `${range[0]} to ${range[1]}. Export it again with an opset in that range.`,
    )
  }
}

/** `model.custom-ops`: a graph needs operators from a library of its own; such libraries are never loaded. */
export class CustomOpsError extends ReelgraphError {
  override readonly name = 'CustomOpsError'
  constructor(subject: string, file: string, domains: readonly string[]) {
    super(
      'model.custom-ops',
      subject,
      `${file} of model "${subject}" needs custom operators (${domains.join(', ')}); libraries of operators are not ` +
        'loaded, because they are programs. Export it with standard operators.',
    )
  }
}

/** `model.unsafe-path`: a graph or a bundle points to a file outside the bundle's folder. */
export class UnsafePathError extends ReelgraphError {
  override readonly name = 'UnsafePathError'
  constructor(subject: string, file: string, path: string) {
    super(
      'model.unsafe-path',
      subject,
      `${file} of model "${subject}" refers to "${path}", which lies outside the bundle. Weights are read from inside ` +
        'the bundle only; export it again with its data beside the graph.',
    )
  }
}

/** `model.fixed-shape`: a graph was exported for one size and is asked for another. */
export class FixedShapeError extends ReelgraphError {
  override readonly name = 'FixedShapeError'
  constructor(subject: string, file: string, detail: string, options?: { cause?: unknown }) {
    super(
      'model.fixed-shape',
      subject,
      `${file} of model "${subject}" was exported for one size: ${detail}. Choose that size, or export it with ` +
        'dynamic shapes.',
      options,
    )
  }
}

/** `model.unsupported`: a graph has an input or an output that no family knows how to use. */
export class UnsupportedGraphError extends ReelgraphError {
  override readonly name = 'UnsupportedGraphError'
  constructor(subject: string, message: string, options?: { cause?: unknown }) {
    super('model.unsupported', subject, message, options)
  }
}

/** `model.unknown`: no model of that id is installed. */
export class UnknownModelError extends ReelgraphError {
  override readonly name = 'UnknownModelError'
  constructor(id: string, known: readonly string[]) {
    super(
      'model.unknown',
      id,
      `There is no model "${id}" here. ${
        known.length ? `Installed: ${known.join(', ')}.` : 'No model is installed.'
      } Add one with \`reelgraph models add FOLDER\`.`,
    )
  }
}

/** `model.other-kind`: what is installed under that id does something else than it was asked for. */
export class OtherKindError extends ReelgraphError {
  override readonly name = 'OtherKindError'
  constructor(id: string, is: 'upscaler' | 'model') {
    super(
      'model.other-kind',
      id,
      is === 'upscaler'
        ? `"${id}" enlarges videos and cannot make them. Choose a text-to-video model here; the Upscale node uses "${id}" by itself.`
        : `"${id}" makes videos and cannot enlarge them. Choose an upscaler.`,
    )
  }
}

/** `upscaler.missing`: no upscaler of that id is installed, though the package brings one. */
export class MissingUpscalerError extends ReelgraphError {
  override readonly name = 'MissingUpscalerError'
  constructor(id: string) {
    super(
      'upscaler.missing',
      id,
      `The upscaler "${id}" is not installed: its folder among the models of Reelgraph is gone. Install Reelgraph again.`,
    )
  }
}

/** `model.already-there`: another bundle is registered under the same id. */
export class ModelExistsError extends ReelgraphError {
  override readonly name = 'ModelExistsError'
  constructor(id: string, options?: { cause?: unknown }) {
    super(
      'model.already-there',
      id,
      `Another model is registered as "${id}". Remove its folder from the model store, or give this bundle an id of its own.`,
      options,
    )
  }
}

/** `model.wrong-hash`: the bundle is not the one that was asked for by its sha256. */
export class WrongHashError extends ReelgraphError {
  override readonly name = 'WrongHashError'
  constructor(id: string, found: string, due: string) {
    super(
      'model.wrong-hash',
      id,
      `Model "${id}" has sha256 ${found.slice(0, 12)}…, but ${due.slice(0, 12)}… was asked for. Check the address and its revision.`,
    )
  }
}

/** `model.other-id`: the bundle calls itself otherwise than it was to be called. */
export class OtherIdError extends ReelgraphError {
  override readonly name = 'OtherIdError'
  constructor(id: string, due: string) {
    super(
      'model.other-id',
      id,
      `The model's bundle.json calls it "${id}", not "${due}". Leave the id out, or give "${id}".`,
    )
  }
}

/** `model.disk-full`: the disk of the model store has no room for the model. */
export class ModelDiskFullError extends ReelgraphError {
  override readonly name = 'ModelDiskFullError'
  constructor(subject: string, options?: { cause?: unknown }) {
    super(
      'model.disk-full',
      subject,
      `The disk of the model store has no room for "${subject}". Free some space and bring it again.`,
      options,
    )
  }
}

/** `model.no-precision`: the bundle has no weights of the precision that was asked for. */
export class NoPrecisionError extends ReelgraphError {
  override readonly name = 'NoPrecisionError'
  constructor(subject: string, asked: string, has: readonly string[]) {
    super(
      'model.no-precision',
      subject,
      `Model "${subject}" has no ${asked} weights; it has ${has.join(', ')}. Choose one of those.`,
    )
  }
}

/** `model.out-of-memory`: the device could not hold the weights or the intermediate results. */
export class OutOfMemoryError extends ReelgraphError {
  override readonly name = 'OutOfMemoryError'
  constructor(subject: string, doing: string, options?: { cause?: unknown }) {
    super(
      'model.out-of-memory',
      subject,
      `Memory ran out while ${doing} with model "${subject}". Choose a smaller size, fewer seconds or a lower precision.`,
      options,
    )
  }
}

/** `model.inference-failed`: the runtime refused or failed a call, for a reason of its own. */
export class InferenceFailedError extends ReelgraphError {
  override readonly name = 'InferenceFailedError'
  constructor(subject: string, file: string, options: { cause: unknown }) {
    const said = options.cause instanceof Error ? options.cause.message : String(options.cause)
    super(
      'model.inference-failed',
      subject,
      `${file} of model "${subject}" failed: ${said.replaceAll(/\s+/g, ' ').slice(0, 400)}`,
      options,
    )
  }
}

/** `model.request`: a request that this model cannot take: too many frames or shots, a wrong size or length. */
export class ModelRequestError extends ReelgraphError {
  override readonly name = 'ModelRequestError'
  constructor(subject: string, message: string) {
    super('model.request', subject, message)
  }
}

/** `device.unavailable`: a device was asked for by name and does not work here. */
export class DeviceUnavailableError extends ReelgraphError {
  override readonly name = 'DeviceUnavailableError'
  constructor(provider: string, reason: string) {
    super(
      'device.unavailable',
      provider,
      `The device "${provider}" does not work here: ${reason}. Use --device auto.`,
    )
  }
}

/** `conditioning.other-model`: text that another model's encoder made. */
export class ForeignConditioningError extends ReelgraphError {
  override readonly name = 'ForeignConditioningError'
  constructor(model: string, maker: string) {
    super(
      'conditioning.other-model',
      model,
      `This text was encoded by "${maker}", and "${model}" cannot read it. Wire both from the same Load Model node.`,
    )
  }
}

/** `conditioning.absent-shot`: a span speaks to a shot that no frame belongs to. */
export class AbsentShotError extends ReelgraphError {
  override readonly name = 'AbsentShotError'
  constructor(shot: string, shots: readonly string[]) {
    super(
      'conditioning.absent-shot',
      shot,
      `A prompt speaks to shot "${shot}", and the clip has ${
        shots.length ? shots.map((s) => `"${s}"`).join(', ') : 'no shots'
      }. Rename the shot or remove its prompt.`,
    )
  }
}
