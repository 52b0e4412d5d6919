import { importable } from '../imports/importable.js';
import { importsOf } from '../imports/imports.api.js';
import { customersApi } from './customers.api.js';

export const customersImports = importsOf(
  'customers',
  importable({
    name: 'customers',
    title: ['Customers', '客户'],
    allow: 'customer:import',
    each: customersApi.createCustomer,
    must: { name: ['Name', '名称', '客户名称', '公司名称', '企业名称', '单位名称', '客户', 'customer', 'customer name', 'company', 'company name'] },
    may: {
      creditCode: ['Credit code', '统一社会信用代码', '信用代码', '社会信用代码', '税号', '纳税人识别号', 'uscc', 'unified social credit code', 'tax number'],
      creditCodeReason: ['Why the code is right', '代码核验说明', '证照核验', '核验说明'],
      industry: ['Industry', '行业', '所属行业'],
      address: ['Address', '地址', '公司地址', '注册地址', '单位地址', 'company address'],
      needs: ['Needs', '需求', '客户需求'],
      preferences: ['Preferences', '偏好', '客户偏好'],
      contactName: ['Contact', '联系人', '联系人姓名', 'contact name', 'contact person'],
      contactPosition: ['Position', '职务', '联系人职务', '职位', 'contact position', 'job title'],
      contactPhone: ['Phone', '电话', '联系电话', '手机', '手机号', '联系人电话', '联系方式', 'contact phone', 'mobile', 'telephone'],
      contactEmail: ['E-mail', '邮箱', '电子邮箱', '联系人邮箱', 'email', 'contact email', 'mail'],
      contactAddress: ['Contact address', '联系地址', '联系人地址', '收件地址', '通讯地址'],
    },
  }),
);
