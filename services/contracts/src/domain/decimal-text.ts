import { Quantity } from '@tradewind/domain/quantity';

/** One way of writing a decimal of up to 6 places: `12.50`, and `12.500000` from a numeric column, are both `12.5`. */
export const decimalText = (value: string): string => Quantity.of(value).toString();
