import { Injectable } from '@nestjs/common';
import { decrypt, encrypt } from '@tradewind/personal-data/sealed';
import { KeyFile } from '@tradewind/personal-data/key-file';
import { IdentityConfig } from './identity.config.js';

const boundTo = (personId: string): Buffer => Buffer.from(`second_factor/sealedSecret/${personId}`);

/** Secrets of authenticator apps lie in the database only encrypted, under a key that is outside of it (S12). */
@Injectable()
export class SecondFactorSecrets {
  private readonly keys: KeyFile;

  constructor({ personalDataKeysFile }: IdentityConfig) {
    this.keys = new KeyFile(personalDataKeysFile);
  }

  seal(personId: string, secret: Uint8Array): string {
    const { active } = this.keys.current();
    return `${active}.${encrypt(this.key(active), secret, boundTo(personId)).toString('base64url')}`;
  }

  open(personId: string, sealed: string): Buffer {
    const at = sealed.lastIndexOf('.');
    return decrypt(this.key(sealed.slice(0, at)), Buffer.from(sealed.slice(at + 1), 'base64url'), boundTo(personId));
  }

  private key(id: string): Buffer {
    const key = this.keys.current().keys.get(id) ?? this.keys.latest().keys.get(id);
    if (!key) throw new Error(`The key ${id} that second factors were sealed with is gone`);
    return key;
  }
}
