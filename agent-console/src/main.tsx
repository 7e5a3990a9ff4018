/** Starts the console in the page. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Gate } from './app/gate.tsx';
import './styles/console.scss';

const root = document.getElementById('console');
if (!root) throw new Error('The page has no place for the console.');

// A resident's record is read when an agent opens it, not each time the window gets the focus: every read is audited.
const client = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 1, staleTime: 60_000 } },
});

createRoot(root).render(
  <QueryClientProvider client={client}>
    <Gate />
  </QueryClientProvider>,
);
