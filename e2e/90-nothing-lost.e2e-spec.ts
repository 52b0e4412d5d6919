import { eachCallMayBeTheLast } from './nothing-lost/crash-points.ts';
import { anybodyMayAskAnything } from './nothing-lost/fuzz.ts';
import { anyProcessMayDie } from './nothing-lost/kills.ts';
import { theBusMayLoseEverything } from './nothing-lost/lost-stream.ts';
import { MortalStage } from './nothing-lost/stage.ts';
import { theRulesHoldWithoutTheirService } from './nothing-lost/without-policies.ts';

/** Everything below happens to one platform, one after the other; the reconciler reads all of it at the end of each part that says so. */
const stage = new MortalStage();

beforeAll(() => stage.begin(), 900_000);
afterAll(() => stage.end(), 40_000);

anyProcessMayDie(stage);
theBusMayLoseEverything(stage);
theRulesHoldWithoutTheirService(stage);
eachCallMayBeTheLast(stage);
anybodyMayAskAnything(stage);
