import { maskedAddress, maskedEmail, maskedName, maskedPhone, maskedReporter } from './masks.js';

describe('XCT-06 Personal data leave the service masked', () => {
  it('masks names, phones and e-mail addresses', () => {
    expect([maskedName('王明'), maskedName('王小明'), maskedName('John')]).toEqual(['王*', '王*明', 'J*']);
    expect([maskedPhone('+8613812341234'), maskedPhone('13812341234'), maskedPhone('010-66778899')]).toEqual(['138****1234', '138****1234', '010****99']);
    expect(maskedEmail('wang@example.com')).toBe('w***@example.com');
  });

  it.each([
    ['重庆市渝北区龙溪街道 1 号', '重庆市渝北区****'],
    ['四川省成都市郫都区红光镇 8 号', '四川省成都市郫都区****'],
    ['浙江省湖州市安吉县递铺路 3 号', '浙江省湖州市安吉县****'],
    ['红光镇 8 号院 2 单元', '红光****'],
  ])('shows of the address %s no more than %s', (address, shown) => {
    expect(maskedAddress(address)).toBe(shown);
  });

  it('masks a person as somebody wrote them down, word by word', () => {
    expect(maskedReporter('刘工 13800001234')).toBe('刘* 138****1234');
    expect(maskedReporter('赵敏(采购经理)，zhao@example.com')).toBe('赵* 采* z***@example.com');
  });
});
