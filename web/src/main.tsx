/** Starts the console in the page. */
import './app.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { isPassing } from './api/refusal.ts'
import { watchRefusals } from './api/request.ts'
import { startClock } from './console/clock.ts'
import { makeRouter } from './console/routes.tsx'
import { followOtherTabs, heed } from './console/screen.ts'

const queries = new QueryClient({
  defaultOptions: { queries: { retry: (times, error) => times < 2 && isPassing(error), staleTime: 5_000 } },
})

watchRefusals(refused => heed(queries, refused))
followOtherTabs(queries)
startClock()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </StrictMode>,
)
