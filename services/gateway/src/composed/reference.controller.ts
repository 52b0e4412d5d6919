import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { REGISTRY } from '@tradewind/contracts/registry';
import { declaredEvents } from '@tradewind/kernel/event';
import { fieldsOf } from '@tradewind/kernel/field';

/** Reference lists that are generated from the code, for people who integrate. */
@ApiExcludeController()
@Controller('docs')
export class ReferenceController {
  /** Every event with the fields of its payload. */
  @Get('events')
  events(): object[] {
    const byName = [...declaredEvents()].sort((a, b) => (a.type < b.type ? -1 : 1));
    return byName.map(({ type, payload }) => ({ type, subject: `ev.<branch>.${type}`, payload: [...fieldsOf(payload).keys()] }));
  }

  /** Every code an operation may answer with, the rule it enforces, and where it occurs. */
  @Get('problems')
  problems(): object[] {
    const found = new Map<string, { code: string; kind: string; rule?: object; operations: string[] }>();
    for (const { id, spec } of REGISTRY.flatMap(({ operations }) => operations)) {
      for (const { code, kind, rule } of spec.faults ?? []) {
        const known = found.get(code) ?? { code, kind, ...(rule && { rule }), operations: [] };
        found.set(code, { ...known, operations: [...known.operations, id] });
      }
    }
    return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
