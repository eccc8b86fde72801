/** Hides how a ring sounds: two falling tones made by the browser itself, again and again while it is loud, once when it is soft. */

type Tone = { hz: number; at: number; long: number }
const loudTones: readonly Tone[] = [
  { hz: 880, at: 0, long: 0.22 },
  { hz: 660, at: 0.26, long: 0.32 },
  { hz: 880, at: 0.9, long: 0.22 },
  { hz: 660, at: 1.16, long: 0.32 },
]
const softTones: readonly Tone[] = [{ hz: 520, at: 0, long: 0.35 }]
const volume = { loud: 0.5, soft: 0.18 }

let context: AudioContext | undefined

/** Sounds once. False: the browser lets nothing sound before a press on the page. */
export async function chime(kind: 'loud' | 'soft'): Promise<boolean> {
  context ??= new AudioContext()
  if (context.state === 'suspended') await Promise.race([context.resume(), new Promise(done => setTimeout(done, 300))])
  if (context.state !== 'running') return false
  for (const tone of kind === 'loud' ? loudTones : softTones) play(context, tone, volume[kind])
  return true
}

function play(audio: AudioContext, { hz, at, long }: Tone, loudness: number): void {
  const [source, gain] = [audio.createOscillator(), audio.createGain()]
  const from = audio.currentTime + at
  source.frequency.value = hz
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(loudness, from + 0.02)
  gain.gain.linearRampToValueAtTime(0, from + long)
  source.connect(gain).connect(audio.destination)
  source.start(from)
  source.stop(from + long)
}
