import { traditional } from './traditional-chinese.js';

describe('What people in Taiwan read', () => {
  it.each([
    ['登录', '登入'],
    ['导入客户', '匯入客戶'],
    ['短信', '簡訊'],
  ])('%s is %s', (simplified, written) => {
    expect(traditional(simplified)).toBe(written);
  });

  it.each([
    ['统一社会信用代码', '統一社會信用代碼'],
    ['制度参数', '制度參數'],
    ['法务审核', '法務審核'],
    ['没有权限', '沒有權限'],
    ['服务项目', '服務項目'],
    ['制度文件', '制度文件'],
    ['客户类型', '客戶類型'],
    ['考核对象', '考核對象'],
  ])('%s is %s: the word of commerce, not that of computing', (simplified, written) => {
    expect(traditional(simplified)).toBe(written);
  });
});
