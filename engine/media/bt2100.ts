/** Light of the brightest HLG or PQ signal that is told from brighter ones, in cd/m². */
export const HDR_PEAK = 1000

const M1 = 2610 / 16384
const M2 = (2523 / 4096) * 128
const C1 = 3424 / 4096
const C2 = (2413 / 4096) * 32
const C3 = (2392 / 4096) * 32

/** The light in cd/m² (0…10,000) that a PQ signal (0…1) shows: the EOTF of ITU-R BT.2100, Table 4. */
export function pqToLight(signal: number): number {
  const power = signal ** (1 / M2)
  return 10_000 * (Math.max(power - C1, 0) / (C2 - C3 * power)) ** (1 / M1)
}

/** The PQ signal (0…1) of a light in cd/m² (0…10,000): the inverse EOTF of ITU-R BT.2100, Table 4. */
export function lightToPq(light: number): number {
  const power = (light / 10_000) ** M1
  return ((C1 + C2 * power) / (1 + C3 * power)) ** M2
}

const A = 0.17883277
const B = 1 - 4 * A
const C = 0.5 - A * Math.log(4 * A)

/** The light of the scene (0…1) that an HLG signal (0…1) stands for: the inverse OETF of ITU-R BT.2100, Table 5. */
export function hlgToScene(signal: number): number {
  return signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - C) / A) + B) / 12
}

/**
 * By how much the light of a scene (0…1) of this luminance (0…1) is multiplied to be that of a display with a peak of 1000 cd/m²: the
 * OOTF of ITU-R BT.2100, Table 5, whose gamma is 1.2 there.
 */
export function hlgGain(luminance: number): number {
  return HDR_PEAK * luminance ** 0.2
}
