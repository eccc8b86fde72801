// Hides Zalo's numbers for "no": only the numbers are Zalo's, the sentences are ours (clients must branch on the number).

const sentences: Record<number, string> = {
  [-32]: 'The app has reached its rate limit',
  [-100]: 'The attachment id is unknown or expired',
  [-200]: 'Send message failed',
  [-201]: 'Params is invalid!',
  [-204]: 'The Official Account has been deleted',
  [-209]: 'The API is not available',
  [-210]: 'Params exceeds its limit',
  [-211]: 'The Official Account is out of quota',
  [-213]: 'The user has not followed the Official Account',
  [-216]: 'Access token is invalid',
  [-217]: 'The user has blocked invitations of the Official Account',
  [-219]: 'The app has been removed or disabled',
  [-220]: 'Access token has expired or is no longer valid',
  [-221]: 'The Official Account is not verified',
  [-223]: 'The Official Account has not authorised the app',
  [-230]: 'The user has not interacted with the Official Account in the past 7 days',
  [-232]: 'The user has no interaction with the Official Account or it has expired',
  [-233]: 'The message type is not supported',
  [-234]: 'Messages are not allowed at night',
  [-240]: 'Message V2 has been shut down',
  [-242]: 'appsecret_proof is missing or wrong',
  [-244]: 'The user restricts this type of message',
  [-320]: 'The app or Official Account is not linked to a ZCA',
  [-321]: 'The ZCA balance is insufficient',
}

/** A call that Zalo refuses. Thrown by calls, answered once by the face. */
export class ZaloRefusal extends Error {
  readonly error: number

  constructor(error: number, message: string = sentences[error] ?? 'Error') {
    super(message)
    this.error = error
  }
}

/** "The field is invalid!", the form Zalo prints for -201. */
export function invalid(field: string): ZaloRefusal {
  return new ZaloRefusal(-201, `${field} is invalid!`)
}
