import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { describeField } from '@tradewind/kernel/field';
import { Matches } from 'class-validator';

const PATTERN = '^(000000|(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\\d{4})$';

const remember: PropertyDecorator = (prototype, name) => {
  describeField(prototype, String(name), 'text');
};

/** 行政区划代码 (GB/T 2260): 350000 is a province, 350200 a city in it, 350211 a district of that; 000000 the whole country. */
export const RegionCode = (): PropertyDecorator =>
  applyDecorators(
    remember,
    ApiProperty({ type: 'string', pattern: PATTERN, example: '350200', description: 'GB/T 2260; 000000 is the whole country' }),
    Matches(new RegExp(PATTERN)),
  );
