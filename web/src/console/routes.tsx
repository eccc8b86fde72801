/** The addresses of the console. The inbox is in the first load; the small screens come when opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { App } from './app.tsx'
import { Crashed } from './crashed.tsx'
import { readFilter } from './inbox/filter.ts'
import { Inbox } from './inbox/inbox.tsx'
import { readCaseSearch } from './cases/filter.ts'
import { Home } from './home.tsx'
import { NoSuchScreen } from './no-such-screen.tsx'
import { readTipSearch } from './tips/filter.ts'
import type { Show } from './procedures/find.ts'

const root = createRootRoute({ component: App, notFoundComponent: NoSuchScreen, errorComponent: Crashed })

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: Inbox,
  validateSearch: readFilter,
})
const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$pageId/$conversationId',
  component: () => null,
})

const tips = createRoute({
  getParentRoute: () => root,
  path: '/tips',
  component: lazyRouteComponent(() => import('./tips/tips.tsx'), 'TipsScreen'),
  validateSearch: readTipSearch,
})
const tip = createRoute({ getParentRoute: () => tips, path: '$tipId', component: () => null })

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  component: lazyRouteComponent(() => import('./cases/cases.tsx'), 'CasesScreen'),
  validateSearch: readCaseSearch,
})
const oneCase = createRoute({ getParentRoute: () => cases, path: '$caseId', component: () => null })

const openings = createRoute({
  getParentRoute: () => root,
  path: '/openings',
  component: lazyRouteComponent(() => import('./tips/openings.tsx'), 'OpeningsScreen'),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('./cases/register.tsx'), 'RegisterScreen'),
  validateSearch: ({ unit, year }): { unit?: string; year?: number } => ({
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(Number.isSafeInteger(year) ? { year: year as number } : {}),
  }),
})

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  component: lazyRouteComponent(() => import('./records/operations.tsx'), 'OperationsScreen'),
})
const units = createRoute({
  getParentRoute: () => root,
  path: '/units',
  component: lazyRouteComponent(() => import('./records/units.tsx'), 'UnitsScreen'),
})
const officers = createRoute({
  getParentRoute: () => root,
  path: '/officers',
  component: lazyRouteComponent(() => import('./records/officers.tsx'), 'OfficersScreen'),
})
const trail = createRoute({
  getParentRoute: () => root,
  path: '/trail',
  component: lazyRouteComponent(() => import('./records/trail.tsx'), 'TrailScreen'),
})

const shifts = createRoute({
  getParentRoute: () => root,
  path: '/shifts',
  component: lazyRouteComponent(() => import('./shifts/shifts.tsx'), 'ShiftsScreen'),
  validateSearch: ({ unit, at }): { unit?: string; at?: number } => ({
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(Number.isSafeInteger(at) ? { at: at as number } : {}),
  }),
})

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  component: lazyRouteComponent(() => import('./templates/templates.tsx'), 'TemplatesScreen'),
  validateSearch: ({ unit }): { unit?: string } => (typeof unit === 'string' ? { unit } : {}),
})

const pages = createRoute({
  getParentRoute: () => root,
  path: '/pages',
  component: lazyRouteComponent(() => import('./pages/pages.tsx'), 'PagesScreen'),
  validateSearch: ({ page }): { page?: string } => (typeof page === 'string' ? { page } : {}),
})

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const procedures = createRoute({
  getParentRoute: () => root,
  path: '/procedures',
  component: lazyRouteComponent(() => import('./procedures/procedures.tsx'), 'ProceduresScreen'),
  validateSearch: ({ field, show }): { field?: string; show?: Show } => ({
    ...(text(field) ? { field: text(field) as string } : {}),
    ...(['open', 'coming', 'review'].includes(text(show) ?? '') ? { show: show as Show } : {}),
  }),
})
const signing = createRoute({
  getParentRoute: () => root,
  path: '/procedures/signing',
  component: lazyRouteComponent(() => import('./procedures/signing.tsx'), 'SigningScreen'),
  validateSearch: ({ page }): { page?: string } => (typeof page === 'string' ? { page } : {}),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/procedures/imports',
  component: lazyRouteComponent(() => import('./procedures/imports.tsx'), 'ImportsScreen'),
  validateSearch: ({ id }): { id?: string } => (typeof id === 'string' ? { id } : {}),
})
const newProcedure = createRoute({
  getParentRoute: () => root,
  path: '/procedures/new',
  component: lazyRouteComponent(() => import('./procedures/editor.tsx'), 'NewProcedureScreen'),
})
const version = createRoute({
  getParentRoute: () => root,
  path: '/procedures/$versionId',
  component: lazyRouteComponent(() => import('./procedures/version.tsx'), 'VersionScreen'),
})
const editVersion = createRoute({
  getParentRoute: () => root,
  path: '/procedures/$versionId/edit',
  component: lazyRouteComponent(() => import('./procedures/editor.tsx'), 'EditorScreen'),
})

/** Makes the router with every address. */
export function makeRouter() {
  const routeTree = root.addChildren([
    home,
    inbox.addChildren([conversation]),
    tips.addChildren([tip]),
    cases.addChildren([oneCase]),
    openings,
    register,
    shifts,
    procedures,
    signing,
    imports,
    newProcedure,
    version,
    editVersion,
    templates,
    pages,
    operations,
    units,
    officers,
    trail,
  ])
  return createRouter({ routeTree, defaultPreload: false })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
