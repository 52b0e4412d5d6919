import { v7, validate } from 'uuid';

/** UUIDv7: unique everywhere, ordered by time, made in the application (PostgreSQL 15 cannot). */
export const newId = (): string => v7();

export const isId = (value: string): boolean => validate(value);
