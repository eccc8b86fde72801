// Writes server/openapi.json and server/permissions.json from the routes. A test says when they are stale.

import { writeFileSync } from 'node:fs'
import { apiDocument } from '../src/doors/officers/document.ts'
import { permissionRows } from '../src/doors/officers/permission-rows.ts'

const write = (name: string, value: unknown): void =>
  writeFileSync(new URL(`../${name}`, import.meta.url), `${JSON.stringify(value, null, 2)}\n`)

write('openapi.json', apiDocument())
write('permissions.json', permissionRows())
