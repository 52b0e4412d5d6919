import type { Stage } from '../../chaos/stage/stage.ts';
import { build } from '../../deploy/local/build.ts';
import { listenForStop } from '../../deploy/local/shutdown.ts';
import { say, step } from '../../deploy/local/steps.ts';

export type Stopping = ReturnType<typeof listenForStop>;

/** What is measured on a platform of its own, which is gone afterwards; undefined where somebody stopped it before the end. */
export async function onOwnStage<T>(up: () => Promise<Stage>, measure: (stage: Stage, stopping: Stopping) => Promise<T>): Promise<T | undefined> {
  await step('build', () => build());
  const stopping = listenForStop(say);
  try {
    const stage = await step('platform and company', up);
    stopping.later('the platform', async () => {
      await stage.down('dropped');
      stage.forget();
    });
    return (await Promise.race([measure(stage, stopping), stopping.requested])) as T | undefined;
  } finally {
    await stopping.run();
  }
}
