// A fault of the database's own that meets every message of one kind, so that its events end set aside.

import type { World } from './world.ts'

/** A little more than each rest between two tries of an event, ms. */
const rests = [2_000, 6_000, 31_000, 121_000, 601_000]

/** Until the returned function is called, no message of this kind can be filed: the database refuses it with these words. */
export async function poison(world: World, kind: string, words = 'poisoned'): Promise<() => Promise<void>> {
  await world.sql(`create function poisoned() returns trigger language plpgsql as $$
    begin if new.kind = '${kind}' then raise exception '${words}' using errcode = 'P0001'; end if; return new; end $$`)
  await world.sql('create trigger poisoned before insert on messages for each row execute function poisoned()')
  return async () => {
    await world.sql('drop trigger poisoned on messages')
    await world.sql('drop function poisoned()')
  }
}

/** Let every try of what is due fail. */
export async function spoil(world: World): Promise<void> {
  await world.settle()
  for (const rest of rests) {
    await world.later(rest)
    await world.settle()
  }
}
