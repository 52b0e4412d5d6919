/** SQL of the table of data keys, for the migrations of services that keep personal data. */
export const DATA_KEY_TABLE = [
  `CREATE TABLE "data_key" ("subjectId" uuid NOT NULL, "holderId" uuid NOT NULL, "wrapped" text, "kekId" text NOT NULL, "keyVersion" integer NOT NULL,
    "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL, "destroyedAt" TIMESTAMP WITH TIME ZONE, PRIMARY KEY ("subjectId"))`,
  `CREATE INDEX "data_key_holder" ON "data_key" ("holderId")`,
  `CREATE INDEX "data_key_kek" ON "data_key" ("kekId") WHERE "destroyedAt" IS NULL`,
] as const;
