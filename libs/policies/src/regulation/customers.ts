import { clause, of } from './clause.js';

/** 第三章 客户, 第四章 市场. */
export const CUSTOMERS = [
  clause(
    '3.1',
    ['客户信息档案', 'Customer file'],
    [
      '为每个客户建立档案，记录基本情况、联系人、购买记录、需求与偏好和沟通记录，统一存入客户信息管理系统，各部门共享。销售、客服和各岗位人员收集信息并及时录入；资料应完整、准确、格式统一、可查询，并定期更新。合同客户和大宗客户单独建档，门店建立消费者档案。',
      'Every customer has a file in the one customer system that departments share: profile, contacts, purchases, needs and preferences, what was said. Sales, service and every other role collect what they learn and enter it at once. Data are complete, accurate, in one form that can be searched, and are refreshed regularly. Contract and bulk customers have a file of their own; stores keep one of their consumers.',
    ],
    of('CUS', 1, 2, 3, 4, 5, 6, 37, 38, 43, 44),
  ),
  clause(
    '3.2',
    ['客户分级与分类', 'Tiers and classes'],
    [
      '客户按公司选定的方案分级（潜在、普通、重点、大客户，或重要、关键、普通），按行业、规模、需求、购买频次和价值分类；各级客户的拜访频次、维护策略和满意度跟踪由制度参数规定。',
      'Customers are put into the tiers of the scheme the company chose (potential, ordinary, key, large; or important, key, ordinary) and classed by industry, size, need, frequency and value. How often each tier is visited, how it is kept and how its satisfaction is followed are rule values.',
    ],
    of('CUS', 7, 8, 9, 10),
  ),
  clause(
    '3.3',
    ['线索', 'Leads'],
    [
      '线索来自名录、网络、转介绍、展会、电话和网络营销，按购买潜力、匹配度和信用打分筛选：低于分数线的不转为客户，高分的列入重点跟进名单，并制定客户开发计划。',
      'Leads come from directories, the web, referrals, exhibitions, calls and online marketing. They are screened by buying potential, fit and credit: below the mark none becomes a customer; the best go on the key follow-up list and get a development plan.',
    ],
    of('CUS', 11, 12, 13),
  ),
  clause(
    '3.4',
    ['客户归属与跟进', 'Ownership and follow-up'],
    [
      '谁的客户归谁接待；同一公司只建一份档案，客户移交须有记录。客户定期联系、持续跟进。',
      'Whose customer it is receives them. A company has one file; handing a customer over is on record. Customers are contacted and followed up regularly.',
    ],
    of('CUS', 14, 15),
  ),
  clause(
    '3.5',
    ['商机推进', 'Opportunities'],
    [
      '商机按调研、筛选、接触、需求、演示、谈判、签约逐段推进，不得跳段；客户需求和购买意向经确认后告知相关部门，产品演示留有记录。',
      'An opportunity moves by stages: research, screening, contact, needs, presentation, negotiation, signing; none is skipped. Needs and intent are confirmed and told to the departments; presentations are on record.',
    ],
    of('CUS', 16, 17, 18),
  ),
  clause(
    '3.6',
    ['拜访', 'Visits'],
    [
      '拜访前制定计划（目的、时间、地点、议题）并与客户预约，拜访后及时提交沟通记录。来电、来函、来访均作登记。',
      'A visit is planned (purpose, time, place, topics) and agreed with the customer beforehand, and reported promptly. Calls, letters and visitors are logged.',
    ],
    of('CUS', 19, 20, 21, 27),
  ),
  clause(
    '3.7',
    ['客户来访参观', 'Customers visiting us'],
    [
      '客户参观至少提前一天填写客户参观申请表：统销客户由销售部审批，地销客户由分公司分管领导审批，其他由公司领导审批。接待前核实来访者身份，防止竞争对手假冒；参观后办理后续事宜。原则上以我方走访客户为主，未预约的来访引导预约。参观中不得泄露公司秘密，质检标准不对外提供。',
      'A customer who wants to see the works is applied for at least a day ahead: central sales by the sales department, local sales by the executive in charge of the branch, otherwise by a leader of the company. Who comes is verified, so that no competitor poses as a customer; afterwards what follows is seen to. As a rule we go to the customer, and visitors without an appointment are asked to make one. No company secret is disclosed on a visit, and quality standards are not given out.',
    ],
    [...of('CUS', 22, 23, 24, 25, 26), ...of('XCT', 8)],
  ),
  clause(
    '3.8',
    ['样品', 'Samples'],
    [
      '样品由销售书面申请，质检取样，销售寄送并收集客户意见。统销由销售部和质量部审批、调度室发运；地销由分公司质检会签、分管领导审批、销售科发运。',
      'Sales asks for a sample in writing, quality control takes it, sales ships it and collects the customer’s opinion. Central sales: approved by sales and quality, shipped by the dispatch office; local sales: countersigned by the quality control of the branch, approved by its executive, shipped by its sales office.',
    ],
    of('CUS', 28, 29),
  ),
  clause(
    '3.9',
    ['客户信用', 'Credit'],
    [
      '建立客户信用评估。信用额度和账期经申请、审批后生效，不得超过公司上限；信用较弱的，要求担保或缩短付款期限；逾期付款或违约的，计入信用风险，暂停赊销。',
      'Customers’ credit is assessed. A limit and its term hold once applied for and approved, and never above the company’s highest. Weak credit needs a guarantee or a shorter term; late payment and breach count against it, and nothing more is sold on credit meanwhile.',
    ],
    of('CUS', 30, 31, 36),
  ),
  clause(
    '3.10',
    ['风险管理', 'Risks'],
    [
      '各部门按市场、信用、法律、竞争识别风险，以可能性乘影响程度评定高、中、低，制定应对措施，定期重新评估。',
      'Departments identify market, credit, legal and competition risks, rate them by likelihood times impact as high, medium or low, plan the response and assess anew at intervals.',
    ],
    of('CUS', 32, 33, 34, 35),
  ),
  clause(
    '3.11',
    ['客户关怀', 'Care'],
    [
      '制定客户关怀计划，通过回访、问候、节日祝福等方式联系客户；发送前须取得同意。开展忠诚度活动、续单和交叉销售，并分析客户信息为策略、研发和促销提供依据。',
      'A care plan keeps in touch by return visits, greetings and holiday wishes, with the customer’s consent. Loyalty, renewal and cross-selling are worked at; customer data are analysed for strategy, development and promotion.',
    ],
    of('CUS', 39, 40, 41, 42),
  ),
  clause(
    '4.1',
    ['市场调研与情报', 'Research and intelligence'],
    [
      '市场调研有计划（目的、范围、方法、时间、负责人），实施真实，形成报告和建议；收集竞争对手和市场动态，一线人员的市场反馈有固定渠道。',
      'Research has a plan (purpose, scope, method, time, owner), is carried out truthfully and ends in a report with recommendations. Competitor and market intelligence is gathered; feedback from the field has a channel of its own.',
    ],
    of('MKT', 1, 2, 3, 4, 16),
  ),
  clause(
    '4.2',
    ['品牌与宣传', 'Brand and material'],
    [
      '明确目标市场和细分，维护品牌定位与形象，规范宣传资料、网站和社交账号。',
      'Target markets and segments are named; the brand is positioned, watched and mended; material, website and accounts follow one standard.',
    ],
    of('MKT', 5, 6, 7),
  ),
  clause(
    '4.3',
    ['渠道', 'Channels'],
    [
      '按覆盖、销售能力、信誉和成本效益选择和评估渠道，管理和监督渠道合作方，优化并拓展渠道。',
      'Channels are chosen and rated by coverage, sales ability, reputation and cost-benefit; channel partners are managed and supervised; channels are improved and new ones opened.',
    ],
    of('MKT', 8, 9, 10),
  ),
  clause(
    '4.4',
    ['营销活动', 'Campaigns'],
    [
      '营销活动有策划（主题、目标、时间、地点、内容、形式、预算、预期效果），有负责人和节点，结束后评估销售、满意度和知名度；参加展会，获得的线索移交销售。',
      'A campaign is planned (theme, goal, time, place, content, form, budget, expected effect), run by owners against milestones and evaluated by sales, satisfaction and awareness. Leads from campaigns and exhibitions are handed to sales.',
    ],
    of('MKT', 11, 12, 13, 14, 15),
  ),
];
