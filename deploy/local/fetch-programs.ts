import { chromium } from './chromium.ts';
import { natsBinary } from './nats-binary.ts';

/** What tests need beside packages: fetched while these come, and so without any of them. What cannot be fetched is said by the step that needs it. */
await Promise.allSettled([natsBinary(), chromium()]);
