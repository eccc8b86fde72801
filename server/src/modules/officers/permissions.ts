// Who may do what: one table act × roles. Routes, `may` lists, live hints and the permission story are read from it.

export const roles = [
  'duty',
  'beat',
  'counter',
  'editor',
  'leader',
  'inspector',
  'keeper',
  'administrator',
  'data_protection',
  'operator',
  'child_protection',
] as const
export type Role = (typeof roles)[number]

const everyone = roles
const answers = ['duty', 'beat', 'counter'] as const satisfies readonly Role[]
const readsWords = ['duty', 'beat', 'counter', 'leader', 'keeper'] as const satisfies readonly Role[]

const tips = ['duty', 'beat', 'leader'] as const satisfies readonly Role[]

/**
 * Administrator, operator, editor, inspector and data_protection read no citizen's words; editors read questions the
 * assistant left, without names and numbers and without whose they are.
 */
export const acts = {
  'page.see': everyone,
  'conversation.read': readsWords,
  'conversation.reply': answers,
  'conversation.claim': answers,
  'conversation.release': answers,
  'conversation.note': ['duty', 'beat', 'counter', 'leader'],
  'conversation.mark_read': answers,
  'conversation.wait': answers,
  'conversation.close': answers,
  'conversation.reopen': answers,
  'conversation.snooze': answers,
  'conversation.assign': ['duty', 'leader'],
  'conversation.hand_over': answers,
  'conversation.accept': answers,
  'delivery.resend': answers,
  'delivery.withdraw': answers,
  'shift.read': ['duty', 'beat', 'counter', 'leader', 'keeper'],
  'shift.plan': ['leader', 'keeper'],
  'shift.take': ['duty', 'beat', 'counter', 'leader'],
  'shift.stand_in': ['duty'],
  'page.set_hours': ['keeper'],
  'page.switch': ['keeper'],
  'answer.keep': ['duty', 'beat', 'counter', 'leader'],
  'question.read': ['editor', 'leader'],
  'procedure.read': everyone,
  'procedure.draft': ['editor', 'leader'],
  'procedure.propose': ['editor', 'leader'],
  'procedure.publish': ['editor', 'leader'],
  'procedure.sign': ['editor', 'leader'],
  'procedure.place': ['editor', 'leader', 'keeper'],
  'template.read': ['duty', 'beat', 'counter', 'leader', 'keeper', 'editor'],
  'template.write': ['editor', 'leader', 'keeper'],
  'officer.list': ['keeper', 'administrator'],
  'operations.read': ['keeper', 'administrator', 'operator'],
  'operations.retry': ['operator'],
  'tip.read': tips,
  'tip.read_kept': ['duty', 'leader'],
  'tip.read_confidential': ['leader'],
  'tip.reply': tips,
  'tip.note': tips,
  'tip.enter': ['duty', 'beat', 'counter', 'leader'],
  'tip.make': answers,
  'tip.triage': ['duty', 'leader'],
  'tip.lower': ['duty', 'leader'],
  'identity.open': ['duty', 'leader'],
  'identity.second': ['leader'],
  'evidence.export': ['duty', 'leader'],
  'evidence.revoke': ['leader'],
  'evidence.shut_away': ['duty', 'beat', 'leader'],
  'evidence.restricted': ['child_protection'],
  'case.read': tips,
  'case.work': tips,
  'case.assign': ['duty', 'leader'],
  'case.refer': ['duty', 'leader'],
  'case.close': ['leader'],
  'alarm.act': tips,
  'register.export': ['leader'],
  'false_report.decide': ['leader'],
  'openings.read': ['leader', 'inspector', 'data_protection'],
  'trail.read': ['leader', 'inspector', 'data_protection'],
  'trail.read_house': ['inspector', 'data_protection'],
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof acts
export const allActs = Object.keys(acts) as Act[]
