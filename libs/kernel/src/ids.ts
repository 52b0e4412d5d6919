import { v5, v7, validate } from 'uuid';

/** UUIDv7: unique everywhere, ordered by time, made in the application (PostgreSQL 15 cannot). */
export const newId = (): string => v7();

const NAMES = '6f1f8f0e-5b7f-4b9e-9c3a-0d9f8a8b6c11';

/** The id of what has a name instead, e.g. a month of a branch: always the same one. */
export const idNamed = (name: string): string => v5(name, NAMES);

export const isId = (value: string): boolean => validate(value);
