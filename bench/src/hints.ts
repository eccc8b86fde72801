// A screen that only listens: when the first hint of each thing came on its stream.

export interface Listening {
  /** By the thing's id: ms of the machine's clock at which its first hint was read. */
  readonly heard: ReadonlyMap<string, number>
  stop(): Promise<void>
}

/** Hints of one kind, as the officer with this cookie hears them. */
export async function listenTo(url: string, cookie: string, kind: string): Promise<Listening> {
  const leave = new AbortController()
  const reply = await fetch(`${url}/api/live`, { headers: { cookie }, signal: leave.signal })
  if (!reply.ok || !reply.body) throw new Error(`the stream: ${reply.status}`)
  const heard = new Map<string, number>()
  const reading = read(reply.body, line => {
    const told = JSON.parse(line) as { kind?: string; id?: string }
    if (told.kind === kind && told.id !== undefined && !heard.has(told.id)) heard.set(told.id, Date.now())
  })
  return {
    heard,
    async stop() {
      leave.abort()
      await reading.catch(() => undefined) // that it was left
    },
  }
}

async function read(body: ReadableStream<Uint8Array>, told: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const part of body) {
    const lines = `${rest}${decoder.decode(part, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) told(line.slice('data: '.length))
  }
}
