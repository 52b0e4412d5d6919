import type { LeadSource } from '@tradewind/contracts/customers/customers.events';
import { Chance } from './chance.ts';
import { creditCode } from './credit-code.ts';
import type { Prospect } from './deal.ts';
import type { BranchCode } from './organisation.ts';

/** name, district code, address, industry */
type Company = readonly [name: string, district: string, address: string, industry: string];

const COMPANIES: Readonly<Record<BranchCode, readonly Company[]>> = {
  bj: [
    ['北京远航装饰工程有限公司', '110105', '北京市朝阳区建国路 88 号', '装饰工程'],
    ['北京筑地房地产开发有限公司', '110108', '北京市海淀区中关村大街 27 号', '房地产'],
    ['天津海河建材贸易有限公司', '120116', '天津市滨海新区洞庭路 150 号', '建材贸易'],
    ['河北冀中建设集团有限公司', '130102', '石家庄市长安区中山东路 326 号', '建筑施工'],
    ['北京华宸酒店管理有限公司', '110101', '北京市东城区王府井大街 66 号', '酒店'],
    ['唐山燕赵新型建材有限公司', '130203', '唐山市路北区新华道 101 号', '建材贸易'],
    ['北京启明教育装备有限公司', '110106', '北京市丰台区科学城星火路 9 号', '学校工程'],
    ['天津津湾商业管理有限公司', '120101', '天津市和平区解放北路 18 号', '商业地产'],
    ['保定白洋淀文旅开发有限公司', '130632', '保定市安新县建设大街 40 号', '文旅'],
    ['北京中科医建工程有限公司', '110112', '北京市通州区新华西街 58 号', '医院工程'],
    ['廊坊京东仓储设施有限公司', '131002', '廊坊市安次区光明西道 200 号', '物流地产'],
    ['张家口冰雪小镇置业有限公司', '130702', '张家口市桥东区胜利北路 12 号', '房地产'],
    ['北京安居家装有限公司', '110115', '北京市大兴区黄村东大街 7 号', '家装'],
    ['承德避暑山庄旅游发展有限公司', '130802', '承德市双桥区丽正门大街 20 号', '文旅'],
    ['北京明德幼教服务有限公司', '110114', '北京市昌平区府学路 16 号', '学校工程'],
  ],
  cd: [
    ['成都天府城市建设有限公司', '510104', '成都市锦江区红星路三段 1 号', '市政工程'],
    ['四川蜀锦装饰设计有限公司', '510107', '成都市武侯区人民南路四段 9 号', '装饰工程'],
    ['重庆两江置业有限公司', '500103', '重庆市渝中区民族路 188 号', '房地产'],
    ['绵阳科学城建筑工程有限公司', '510703', '绵阳市涪城区临园路 76 号', '建筑施工'],
    ['成都锦里餐饮管理有限公司', '510105', '成都市青羊区蜀都大道 55 号', '餐饮连锁'],
    ['乐山大佛文化旅游有限公司', '511102', '乐山市市中区嘉定中路 320 号', '文旅'],
    ['德阳重装产业园开发有限公司', '510603', '德阳市旌阳区长江西路 228 号', '工业厂房'],
    ['贵阳黔灵建材市场管理有限公司', '520102', '贵阳市南明区花果园大街 3 号', '建材贸易'],
    ['昆明滇池置业有限公司', '530102', '昆明市五华区东风西路 11 号', '房地产'],
    ['成都西部博览城运营有限公司', '510116', '成都市双流区福州路 88 号', '会展'],
    ['宜宾五粮城建材有限公司', '511502', '宜宾市翠屏区女学街 6 号', '建材贸易'],
    ['泸州长江物流园有限公司', '510502', '泸州市江阳区迎晖路 90 号', '物流地产'],
    ['成都安心家装饰有限公司', '510106', '成都市金牛区一环路北三段 100 号', '家装'],
    ['遂宁观音湖置业有限公司', '510903', '遂宁市船山区滨江中路 12 号', '房地产'],
    ['眉山东坡学校建设有限公司', '511402', '眉山市东坡区湖滨路 8 号', '学校工程'],
  ],
};

const PEOPLE = ['张建华', '刘伟民', '陈晓燕', '杨志强', '黄丽萍', '周国平', '吴海燕', '徐明', '孙立新', '马晓军', '朱敏', '胡建国', '郭静', '何志远', '高文娟'];
const POSITIONS = ['采购经理', '工程部经理', '项目经理', '总经理助理'];
const NEEDS = [
  '办公楼大厅及公共区域地面砖',
  '酒店客房翻新用砖与填缝材料',
  '样板段隔墙板材',
  '学校教学楼防水与地面',
  '商场中庭地面与墙面',
  '厂房自流平地面',
  '年度集中采购瓷砖与瓷砖胶',
];
const SOURCES: readonly LeadSource[] = ['directory', 'web', 'referral', 'exhibition', 'phone', 'online-marketing'];

/** The companies a branch meets, the same ones every time. */
export function prospectsOf(branch: BranchCode): readonly Prospect[] {
  const chance = new Chance(branch === 'bj' ? 1101 : 5101);
  return COMPANIES[branch].map(([name, district, address, industry], i) => ({
    name,
    creditCode: creditCode(district, `MA${chance.digits(7)}`),
    industry,
    address,
    contact: PEOPLE[i % PEOPLE.length]!,
    position: chance.one(POSITIONS),
    phone: `13${chance.digits(9)}`,
    need: `${chance.one(NEEDS)}，预计 ${chance.whole(3, 9) * 100} 平方米以上`,
    source: SOURCES[i % SOURCES.length]!,
  }));
}
