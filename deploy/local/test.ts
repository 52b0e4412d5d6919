import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCompany } from '../../e2e/support/prepare.ts';
import { runChecks } from './checks.ts';
import { startPlatform, startServers } from './environment.ts';
import { repoDir, stateRoot } from './paths.ts';
import { runToEnd } from './run-to-end.ts';
