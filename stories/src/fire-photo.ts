// What a phone took at night: a house with flames in its windows. Drawn, so that nobody's house is shown.

import sharp from 'sharp'

const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="480">
  <defs>
    <linearGradient id="night" x2="0" y2="1"><stop stop-color="#0d1220"/><stop offset="1" stop-color="#3a2323"/></linearGradient>
    <radialGradient id="glow"><stop stop-color="#ffb347" stop-opacity=".9"/><stop offset="1" stop-color="#ff5a1f" stop-opacity="0"/></radialGradient>
  </defs>
  <rect width="720" height="480" fill="url(#night)"/>
  <path d="M300 20c60 40 90 90 60 150-20-30-60-20-80-60s-10-60 20-90z" fill="#2a2a30" opacity=".8"/>
  <circle cx="350" cy="250" r="230" fill="url(#glow)"/>
  <path d="M190 200 350 110l160 90v250H190z" fill="#231b1b"/>
  <path d="M165 205 350 96l185 109-12 14L350 116 177 219z" fill="#120f10"/>
  <path d="M225 250h80v80h-80zM395 250h80v80h-80z" fill="#ff8a2b"/>
  <path d="M320 350h60v100h-60z" fill="#c4441c"/>
  <path d="M232 330c-10-60 24-70 18-130 30 30 52 70 40 130zM402 330c-14-70 26-80 16-150 36 40 60 90 46 150z" fill="#ffd166"/>
  <path d="M300 120c-16-40 14-60 10-100 40 30 66 66 46 112z" fill="#ff6b1a" opacity=".9"/>
  <path d="M0 450h720v30H0z" fill="#0a0a0d"/>
</svg>`

/** As base64, the way the simulator's phones take pictures. */
export const firePhoto = async (): Promise<string> =>
  (await sharp(Buffer.from(scene)).jpeg({ quality: 82 }).toBuffer()).toString('base64')
