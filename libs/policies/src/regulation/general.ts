import { clause, of } from './clause.js';

/** 第一章 总则, 第二章 组织与权限. */
export const GENERAL = [
  clause(
    '1.1',
    ['制度的制定与修订', 'How regulations are made and revised'],
    [
      '制度由编制人起草，经审核人审核、公司领导批准，自生效日起执行；编制、审核、批准须为三个不同的人。每份制度写明解释部门和复审日期，到期复审，需要时修订为新版，新版生效之日旧版作废。制度参数同样由一人起草、另一人批准。制度与国家法律、法规不一致的，以法律、法规为准。',
      'A regulation is drafted, reviewed by a second person and approved by a leader of the company, three different people, and is in force from its effective date. It names the department that interprets it and the date by which it is reviewed; where needed it is revised as a new edition, which takes the place of the old one on its effective date. Rule values are likewise proposed by one person and approved by another. Where a regulation and the law differ, the law prevails.',
    ],
    of('XCT', 1),
  ),
  clause(
    '1.2',
    ['受控文件', 'Controlled documents'],
    [
      '制度为受控文件，页眉写明文件编号、版号、受控状态、持有部门、分发号以及编制、审核、批准人。持有部门收到副本后签收。',
      'Regulations are controlled documents. Their header shows number, edition, status, holders with their distribution numbers, and who drafted, reviewed and approved them. A department that holds a copy acknowledges that it arrived.',
    ],
    of('XCT', 2),
  ),
  clause(
    '1.3',
    ['手册与范本', 'Manuals and templates'],
    ['各项流程配有操作手册、流程图和表单范本。', 'Every process has a manual, a flow chart and templates of its forms.'],
    of('XCT', 3),
  ),
  clause(
    '1.4',
    ['留档与追溯', 'Records and traceability'],
    [
      '单据和处理过程应完整、可追溯：谁、何时、依据哪一版制度、作了何种决定，均留有记录；记录只增不改，并可核验。内容提交后变更的，原审批作废。',
      'Documents are complete and traceable: who decided what, when, and by which version of the rules is on record. Records are added and never changed, and can be verified. Where the content of something changes after it was submitted, its review is void.',
    ],
    of('XCT', 4, 5),
  ),
  clause(
    '1.5',
    ['法律依据', 'Legal bases'],
    [
      '本制度依据《民法典》《消费者权益保护法》《产品质量法》《仲裁法》等法律制定；处理个人信息适用《个人信息保护法》。',
      'This regulation rests on the Civil Code, the Consumer Protection Law, the Product Quality Law and the Arbitration Law; personal data are handled under the Personal Information Protection Law.',
    ],
    of('XCT', 14),
  ),
  clause(
    '1.6',
    ['职业操守', 'Conduct'],
    [
      '员工应诚信经营，不得虚假宣传、强迫交易、侵犯隐私。违规行为经调查核实后处理，当事人有权陈述和申辩。',
      'Staff deal honestly: no false claims, no coercion, no breach of privacy. A violation is dealt with after it was investigated and verified; the person concerned is heard.',
    ],
    of('XCT', 12, 13),
  ),
  clause(
    '1.7',
    ['意见与改进', 'Feedback and improvement'],
    [
      '公司通过会议、意见箱和系统留言收集意见，设改善小组和责任人，分析流程瓶颈并跟踪改进。',
      'The company takes up feedback in meetings, by suggestion box and by system message. An improvement team with a person responsible analyses where processes are held up and follows the improvements.',
    ],
    of('XCT', 9, 10, 11),
  ),
  clause(
    '1.8',
    ['安全管理', 'Safety'],
    [
      '落实安全责任，开展安全培训和检查，鼓励报告隐患，制定应急预案并演练，事故如实报告，安全奖惩分明。',
      'Safety has people responsible, training and checks. Reporting a hazard is rewarded; emergency plans are drilled; incidents are reported as they were.',
    ],
    of('XCT', 15),
  ),
  clause(
    '2.1',
    ['组织与岗位', 'Organisation and posts'],
    [
      '公司实行统一领导、分级负责，设总部、区域、分公司、子公司、门店和网点。岗位包括总经理、销售副总、销售总监、区域销售经理、分公司总经理、销售经理、主管、销售代表、客户经理、销售助理、开单员、客服等，部门包括销售、市场、客服、财务、法务、审计、生产、技术、质检、物流、人事、培训和办公室；每个岗位列明职责。',
      'The company is led from one place and answers by levels: head office, regions, branches, subsidiaries, stores and outlets. Its posts (general manager, sales vice president, sales director, regional sales manager, branch general manager, sales manager, supervisor, representative, account manager, assistant, order clerk, customer service and others) and its departments (sales, marketing, customer service, finance, legal, audit, production, technical, quality, logistics, HR, training, office) have listed duties.',
    ],
    of('ORG', 1, 2, 3, 4, 5, 10),
  ),
  clause(
    '2.2',
    ['审批权限', 'Authority to approve'],
    [
      '审批权限按事项种类、金额和层级以制度参数规定，逐级、按环节审批，不得越级、缺级。统销与地销的审批路线不同，以公司规定为准。',
      'Who approves is set by kind of matter, amount and level as rule values; steps follow each other and none is left out. Central and local sales have their own routes.',
    ],
    of('ORG', 6, 7),
  ),
  clause(
    '2.3',
    ['代理', 'Acting duty'],
    [
      '销售经理外出时由销售助理代管部门事务。代理有起止时间，代理人与被代理人的姓名同时记录；代理人不得由此审批被代理人自己的事项。',
      'While the sales manager is away the sales assistant runs the department. A delegation has a beginning and an end, and both names are on the record; nobody comes by it to approve the matters of the person they stand in for.',
    ],
    of('ORG', 8),
  ),
  clause(
    '2.4',
    ['职责分离', 'Separate duties'],
    [
      '经办、审核、批准、付款由不同的人承担。任何人不得以任何途径（包括代理、兼任和岗位合并）审批自己的事项，同一事项的不同环节须由不同人员审批。',
      'Handling, reviewing, approving and paying are done by different people. Nobody decides on a matter of their own by any path, deputies, second posts and merged posts included, and each step of a review is decided by somebody else.',
    ],
    of('ORG', 14),
  ),
  clause(
    '2.5',
    ['访问权限', 'Access rights'],
    [
      '客户资料按工作需要授权，权限最小化；有权接触客户资料的人员须经背景审查和培训。合作方同受本制度约束，只能调用经授权的功能。',
      'Access to customer data is given by need and no wider. Those with access are checked and trained. Partners are bound by this regulation and use only what they were given.',
    ],
    of('ORG', 11, 12, 13),
  ),
  clause(
    '2.6',
    ['销售服务管理委员会', 'Sales-service committee'],
    ['公司可设销售服务管理委员会，统筹销售服务工作。', 'The company may set up a committee that oversees sales service.'],
    of('ORG', 9),
  ),
];
