/** Hides how large a picture stands in the thread. */

/** Longest side in CSS pixels. */
const widest = 300

/** The size to reserve before the picture is there, so that nothing jumps; nothing where its size is unknown. */
export function fitted({ width, height }: { width: number | null; height: number | null }, limit = widest) {
  if (!width || !height) return {}
  const scale = Math.min(1, limit / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
