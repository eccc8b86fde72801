/** Ctrl-K: finds a command of the open screen, a screen, a conversation of the list; hands words on to the search. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import type { ConversationPage } from '../api/shapes.ts'
import { useText } from '../text/text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/store.ts'
import { Key } from '../ui/tooltip.tsx'
import { fitting } from '../ui/unmarked.ts'
import { commands } from './commands.ts'
import { useInboxText } from './inbox/text.ts'
import { openTool, type Tool } from './inbox/tool-store.ts'
import { screensFor, useMe } from './me.tsx'

type PaletteProps = { onLock: () => void; onKeys: () => void; onClose: () => void }
type Entry = { id: string; words: string; small?: string; keyName?: string; run: () => void }

const mostShown = 8

export function Palette({ onLock, onKeys, onClose }: PaletteProps) {
  const t = useText()
  const own = useInboxText()
  const me = useMe()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const offered = useStore(commands)
  const tools: readonly [Tool['name'], string, string][] = [
    ['search', own.search.title, 'S'],
    ['filters', own.filters.title, 'L'],
    ['batch', own.batch.title, 'X'],
  ]
  const use = async (name: Tool['name'], words = '') => {
    if (!location.pathname.startsWith('/inbox')) await navigate({ to: '/inbox', search: {} })
    openTool(name, words)
  }
  const reads = me.may.includes('conversation.read')
  const ofCommands: Entry[] = [
    ...offered.map(({ words, key, run }) => ({ id: `act ${words}`, words, keyName: key, run })),
    ...(reads ? tools : []).map(([name, words, keyName]) => ({ id: name, words, keyName, run: () => void use(name) })),
    { id: 'lock', words: own.palette.lock, keyName: 'Shift+L', run: onLock },
    { id: 'keys', words: own.palette.keys, keyName: '?', run: onKeys },
  ]
  const ofScreens: Entry[] = screensFor(me).map(name => ({
    id: `screen ${name}`,
    words: t.nav[name],
    run: () => void navigate({ to: `/${name}` }),
  }))
  const ofConversations: Entry[] = useListed().map(({ page_id, id, alias, last_line }) => ({
    id,
    words: alias,
    small: last_line?.words ?? '',
    run: () =>
      void navigate({
        to: '/inbox/$pageId/$conversationId',
        params: { pageId: page_id, conversationId: id },
        search: {},
      }),
  }))
  const wanted = typed.trim()
  const find: Entry[] =
    wanted.length > 1 && reads
      ? [{ id: 'find', words: own.palette.find(wanted), run: () => void use('search', wanted) }]
      : []
  const parts: [string, Entry[]][] = [
    [own.palette.commands, fitting(ofCommands, typed).slice(0, mostShown)],
    [own.palette.screens, fitting(ofScreens, typed).slice(0, mostShown)],
    [own.palette.conversations, [...(wanted ? fitting(ofConversations, typed).slice(0, mostShown) : []), ...find]],
  ]
  const shown = parts.filter(([, entries]) => entries.length > 0)
  const byId = new Map(shown.flatMap(([, entries]) => entries.map(entry => [entry.id, entry])))
  const press = (id: string | number) => {
    onClose()
    // what it opens waits until this window has gone
    setTimeout(() => byId.get(String(id))?.run())
  }
  return (
    <Dialog title={own.palette.title} closeWord={t.close} isText isOpen onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <div className="flex flex-col">
          <SearchField aria-label={own.palette.title} autoFocus className="border-b border-line px-4 py-3">
            <Input className="h-10 w-full rounded-lg border border-edge bg-surface px-3 text-base text-ink" />
          </SearchField>
          <ListBox
            aria-label={own.palette.title}
            onAction={press}
            renderEmptyState={() => <p className="px-3 py-2 text-sm text-ink-soft">{own.palette.none}</p>}
            className="p-2 outline-none"
          >
            {shown.map(([title, entries]) => (
              <ListBoxSection key={title} className="pb-2">
                <Header className="px-3 py-1 text-xs text-ink-faint">{title}</Header>
                {entries.map(entry => (
                  <Row key={entry.id} entry={entry} />
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
          <p className="border-t border-line px-5 py-2 text-xs text-ink-faint">{own.palette.hint}</p>
        </div>
      </Autocomplete>
    </Dialog>
  )
}

function Row({ entry: { id, words, small, keyName } }: { entry: Entry }): ReactNode {
  return (
    <ListBoxItem
      id={id}
      textValue={words}
      className="flex cursor-default items-center gap-3 rounded-md px-3 py-2 text-sm text-ink outline-none data-[focused]:bg-jade-wash"
    >
      <span className="shrink-0">{words}</span>
      {small && <span className="min-w-0 truncate text-ink-soft">{small}</span>}
      {keyName && (
        <span className="ml-auto text-ink-soft">
          <Key name={keyName} />
        </span>
      )}
    </ListBoxItem>
  )
}

/** The conversations of every list loaded so far, each once. */
function useListed() {
  const queries = useQueryClient()
  const all = queries
    .getQueriesData<{ pages: ConversationPage[] }>({ queryKey: ['conversations'] })
    .flatMap(([, data]) => data?.pages.flatMap(page => page.conversations) ?? [])
  return [...new Map(all.map(each => [each.id, each])).values()]
}
