import { parseEnvironment } from '@tradewind/runtime/environment';
import { IsNotEmpty, IsString } from 'class-validator';

/** What a service needs that keeps personal data. */
export class PersonalDataConfig {
  /** JSON with key-encryption keys by id, which one is active, and the key of the blind indexes. */
  @IsString() @IsNotEmpty() readonly keysFile!: string;

  static from(env: NodeJS.ProcessEnv): PersonalDataConfig {
    return parseEnvironment(PersonalDataConfig, { keysFile: env.PERSONAL_DATA_KEYS_FILE });
  }
}
