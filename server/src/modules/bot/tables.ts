export type Tables = {
  bot_sessions: {
    page_id: string
    thread_id: string
    welcomed_at: number
  }
}
