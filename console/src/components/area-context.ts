import { createContext } from 'react';
import type { Text } from '../i18n/index.js';

/** The area a page belongs to, for its breadcrumbs. */
export const AreaContext = createContext<{ readonly title: Text; readonly to: string } | null>(null);
