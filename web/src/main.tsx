/** Starts the console in the page. */
import './app.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { isPassing } from './api/refusal.ts'
import { servePage } from './api/request.ts'
import { startClock } from './console/clock.ts'
import { isHandFelt, watchHands } from './console/hands.ts'
import { makeRouter } from './console/routes.tsx'
import { followOtherTabs, heed } from './console/screen.ts'

const queries = new QueryClient({
  defaultOptions: {
    // A server on this very machine answers although the browser believes it is offline.
    queries: { networkMode: 'always', retry: (times, error) => times < 2 && isPassing(error), staleTime: 5_000 },
    mutations: { networkMode: 'always' },
  },
})

servePage({ onRefusal: refused => heed(queries, refused), isHandFelt })
followOtherTabs(queries)
startClock()
watchHands()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </StrictMode>,
)
