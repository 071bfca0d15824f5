/**
 * A 160-byte ONNX graph, in base64: y = x·x·x·x of square matrices. It has no weights, so a probe costs nothing to
 * ship, and takes a device through what it must be able to do: load, allocate, multiply, read back.
 */
export const probeModel =
  'CAgSCXJlZWxncmFwaDpqChEKAXgKAXgSAWEiBk1hdE11bAoRCgFhCgF4EgFiIgZNYXRNdWwKEQoBYgoBeBIBeSIGTWF0TXVsEgFwWhUKAXgSEAoOCAES' +
  'CgoDEgFOCgMSAU5iFQoBeRIQCg4IARIKCgMSAU4KAxIBTkIECgAQEQ=='
