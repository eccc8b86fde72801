/** The officers of the units, read only: who signs in, with which roles where. */
import { useQuery } from '@tanstack/react-query'
import { officersQuery } from '../../api/queries.ts'
import { useText } from '../../text/text.ts'
import { Empty, Loaded, Sheet, Table } from './sheet.tsx'
import { useRecordText } from './text.ts'

export function OfficersScreen() {
  const words = useText()
  const own = useRecordText()
  const t = own.officers
  const query = useQuery(officersQuery)
  return (
    <Sheet title={t.title}>
      <Loaded query={query}>
        {({ officers }) =>
          officers.length === 0 ? (
            <Empty words={t.empty} />
          ) : (
            <Table
              label={t.title}
              rows={officers}
              keyOf={officer => officer.officer_id}
              columns={[
                { name: t.name, cell: officer => <span className="font-medium">{officer.name}</span> },
                { name: t.login, cell: officer => officer.login },
                {
                  name: t.roles,
                  cell: ({ roles }) =>
                    roles.length === 0
                      ? t.noRoles
                      : roles.map(({ role, unit_id, unit_name, below }) => (
                          <span key={`${role}${unit_id}`} className="block">
                            {words.roleAt(words.roles[role] ?? role, unit_name, below)}
                          </span>
                        )),
                },
                { name: t.state, cell: officer => t.states[officer.state] },
              ]}
            />
          )
        }
      </Loaded>
    </Sheet>
  )
}
