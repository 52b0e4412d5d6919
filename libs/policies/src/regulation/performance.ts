import { clause, of } from './clause.js';

/** 第九章 绩效与人员. */
export const PERFORMANCE = [
  clause(
    '9.1',
    ['销售目标与计划', 'Targets and plans'],
    [
      '销售目标按年、季、月量化，分解到区域、产品线和个人，分解之和不少于整体；目标下达后由本人签收。根据历史和市场潜力预测，个人制定销售计划（客户、渠道、促销）并定期汇报。',
      'Targets are figures by year, quarter and month, cascaded to region, product line and person; the parts are not less than the whole. Whoever a target is issued to acknowledges it. Forecasts rest on history and potential; each person plans their sales (customers, channels, promotions) and reports on it.',
    ],
    of('PER', 20, 21, 22, 23, 24, 28),
  ),
  clause(
    '9.2',
    ['考核指标', 'Indicators'],
    [
      '考核指标为销售额、销售利润、增长率、新客户数和客户满意度，可加市场开拓、团队协作、客户维护和回头率；指标、权重和周期由制度参数规定，权重之和为一。',
      'What counts is sales amount, profit, growth, new customers and satisfaction; market development, teamwork, customer maintenance and repeat purchase may be added. Indicators, weights and cycle are rule values; the weights sum to one.',
    ],
    of('PER', 1, 2, 3, 4, 5, 7, 8, 11),
  ),
  clause(
    '9.3',
    ['考核周期与核算', 'Cycle and figures'],
    [
      '以自然月为考核周期，月末结算后数据固定；按月、季、年考核，季度检查、年度总结。销售业绩由财务核算，按金额、数量、区域、客户类型和产品分析，关键指标持续监控，为决策提供依据。',
      'The natural month is the cycle; its figures are fixed once it is closed. Appraisal is monthly, quarterly and yearly, with a check each quarter and a summary each year. Finance computes the results; they are analysed by amount, volume, region, customer type and product; key figures are watched and support decisions.',
    ],
    of('PER', 9, 10, 12, 29, 30, 31),
  ),
  clause(
    '9.4',
    ['公平与申诉', 'Fairness'],
    [
      '考核公平、公正、公开，结果反馈本人；有异议的可以申诉，由他人复核，申诉未决不结算。考核结果与薪酬、晋升挂钩。',
      'Appraisal is fair and open and its result is told to the person, who may dispute it; somebody else answers, and nothing is settled while a dispute is open. Results count for pay and promotion.',
    ],
    of('PER', 25, 26, 27),
  ),
  clause(
    '9.5',
    ['奖励与处罚', 'Rewards and penalties'],
    [
      '完成或超额完成任务的，按制度参数计发绩效奖金和提成（团队与个人），奖金须经他人批准；设晋升、荣誉和培训奖励。处罚包括警告、扣分、罚款、停职、辞退，门店可停业整顿，均须先查实并依法办理。',
      'Meeting or beating the task earns bonus and commission, of team and person, by rule values and approved by somebody else. There are promotions, honours and training as rewards. Penalties (warning, deduction, fine, suspension, dismissal; for stores closure for correction) are verified first and lawful.',
    ],
    of('PER', 13, 14, 15, 16, 17, 18, 19),
  ),
  clause(
    '9.6',
    ['招聘、培训与发展', 'People'],
    [
      '按需求招聘（计划、发布、面试、测试、背景调查、试用目标）；岗前培训和安全培训合格后上岗；培训有计划、课程、考核和效果检查；服务人员持证；规划职业发展，分享经验；召开销售会议并跟踪决议。',
      'People are recruited by need (plan, posting, interviews, tests, background check, goals of probation) and start once trained, also in safety. Training has a plan, courses, tests and a check of its effect; service staff hold certificates; careers are planned and experience is shared. Sales meetings are minuted and their decisions followed.',
    ],
    of('PER', 32, 33, 34, 35, 36, 37, 38),
  ),
];
