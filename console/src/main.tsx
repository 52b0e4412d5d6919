import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/keys.js';
import { languageReady } from './i18n/index.js';
import { router } from './router.js';
import './components/styles/index.css';
import './shell/shell.css';

// a new build took the parts of the old one away: the page as it is now
addEventListener('vite:preloadError', () => location.reload());

await languageReady;

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
