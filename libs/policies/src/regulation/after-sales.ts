import { clause, of } from './clause.js';

/** 第七章 售后服务. */
export const AFTER_SALES = [
  clause(
    '7.1',
    ['服务时效', 'Times of service'],
    [
      '客户咨询和投诉24小时内回复、48小时内解决，按自然时间计；超时升级。响应和解决时间如实计量并纳入考核。',
      'Customers are answered within 24 hours and their matter is resolved within 48, counted day and night; what is late is escalated. Both times are measured and count in appraisal.',
    ],
    [...of('AFS', 1, 2, 3), ...of('PER', 6)],
  ),
  clause(
    '7.2',
    ['投诉处理流程', 'How a complaint is handled'],
    [
      '投诉按登记上报、调查与方案、向客户说明并取得同意、实施、总结改进五步处理，百分之百解决。结果和纠正措施告知客户，处理后跟踪并留有记录。',
      'A complaint is recorded and reported, investigated and planned, explained to the customer who agrees, carried out, summed up and learnt from. All are resolved. Result and corrective action are told to the customer; what follows is tracked on record.',
    ],
    of('AFS', 4, 11, 12, 13),
  ),
  clause(
    '7.3',
    ['质量投诉与服务投诉', 'Quality and service complaints'],
    [
      '质量投诉填写客户投诉质量处理表（凭证、产品、规格、数量、等级、色号、购买日期，各部门查明原因），服务投诉填写服务处理表并由责任部门处理；原件存销售部，复印件交办公室。质量投诉无论大小均由销售总监或经理亲自处理，必要时共同到现场；重大质量事故由总监带队处理并报总经理。质量信息口头并书面及时反馈生产。',
      'A quality complaint has its form (vouchers, product, specification, quantity, grade, colour, purchase date; the departments find the cause), a service complaint its own, on which the department responsible acts; originals stay with sales, copies go to the office. Whatever its size, a quality complaint is handled by the sales director or manager in person, on site together if needed; a major incident by the director with the department heads, reported to the general manager. Production hears of quality at once, by word and in writing.',
    ],
    of('AFS', 5, 6, 7, 8, 9, 10),
  ),
  clause(
    '7.4',
    ['责任认定', 'Responsibility'],
    [
      '责任须经查实后方可处罚。服务投诉查实的，通报并按规定处理，情节严重的解除劳动关系；质量投诉按考核方案处理。对个人扣款须以经调查、申辩和批准的提案为前提。',
      'Responsibility is verified before any penalty. A verified service complaint is made known and dealt with by the rules, in severe cases by dismissal; quality complaints by the appraisal scheme. A deduction from somebody’s pay needs a proposal that was investigated, answered and approved.',
    ],
    of('AFS', 14, 15, 16),
  ),
  clause(
    '7.5',
    ['回访与满意度', 'Return visits and satisfaction'],
    [
      '定期回访客户，以问卷或访谈调查满意度；收集对产品质量和发运质量的评价及改进建议，转交产品和服务部门；对网点开展意见调查和电话跟踪，重大问题报分公司总经理或总经理。',
      'Customers are visited again at intervals and asked by questionnaire or interview whether they are satisfied. Opinions on product and shipping quality and suggestions go to product and service. Outlets are surveyed and called regularly; what is major goes to the branch general manager or the general manager.',
    ],
    of('AFS', 17, 18, 20, 28, 29, 30),
  ),
  clause(
    '7.6',
    ['售后服务内容', 'What service is given'],
    [
      '每件售出产品建立售后服务档案，按服务承诺和国家规定（三包等）提供维修、更换、退货、保养，由有资质的人员安装，提供技术支持、培训和使用跟踪。质量索赔以损失最小为原则处理。',
      'Every product sold has a service file. Repair, exchange, return and maintenance follow our commitments and national rules; installation is done by qualified staff; technical support, training and tracking of use are given. Quality claims are settled with the least loss.',
    ],
    of('AFS', 19, 21, 22, 23, 24, 27, 31),
  ),
  clause(
    '7.7',
    ['咨询与快速响应', 'Consultation and fast response'],
    [
      '通过电话、网络、现场提供咨询，不能解决的转交；设专人快速响应。消费者纠纷依法处理。',
      'Consultation is given by phone, web and on site; what cannot be solved is handed on; a named person responds fast. Disputes with consumers are settled by law.',
    ],
    of('AFS', 25, 26, 36),
  ),
  clause(
    '7.8',
    ['服务标准与监督', 'Standards and supervision'],
    [
      '制定服务标准（流程、内容、质量），形成服务记录和统计报表，监督检查服务工作；服务项目有计划、进度、资源、监控和评估。',
      'Service follows a standard of flow, content and quality, is recorded and reported in figures, and is supervised; service projects have plan, schedule, resources, monitoring and evaluation.',
    ],
    of('AFS', 32, 33, 34, 35),
  ),
];
