import type { ReplayedView } from '@tradewind/contracts/policies/replays.api';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far one service is with a simulation; the next piece is asked for where the last one ended. */
@Entity('simulation_part')
export class SimulationPart {
  @PrimaryColumn('uuid') readonly simulationId!: string;
  @PrimaryColumn('text') readonly service!: string;
  @Column('text', { nullable: true }) readonly next!: string | null;
  @Column('integer') readonly facts!: number;
  @Column('boolean') readonly done!: boolean;
  @Column('jsonb', { nullable: true }) readonly found!: ReplayedView | null;
}
