# key|zh|en|gloss_zh|gloss_en|defined|basis
rows='''
one_233|“1+233”工作体系|“1+233” work system|||no|
ten_actions|十大行动|Ten Major Actions|||no|
five_guarantees|五大保障|Five Guarantees|||no|
six_stabilities|六稳|“Six Stabilities”|||no|
one_n_institutes|“1+N”院所协作创新体系|“1+N” research-institute collaboration system|||no|
innovation_support|“政产学研金服用”创新体系|Government–industry–university–research–finance–service–user innovation system|||no|
four_new|“四新”经济|“Four New” economy|||no|
three_chain|集群“三链融合”计划|Cluster “Three-Chain Integration” plan|推动创新链、产业链、价值链深度融合|Deep integration of the innovation, industrial and value chains|yes|推动创新链、产业链、价值链深度融合
two_high_two_new|“两高两新”产业集群|“Two High, Two New” industrial clusters|两高:高端装备、高端化工;两新:新一代信息技术、新材料|Two High: high-end equipment and high-end chemicals. Two New: next-generation information technology and new materials|yes|主抓高端装备、高端化工“两高”千亿级产业集群和新一代信息技术、新材料“两新”战略性产业集群
double_thousand|工业“双千技改”计划|“Double Thousand” industrial upgrading plan|1000个工业技改项目、1000家企业加速转型|1,000 industrial upgrading projects and 1,000 firms helped to transform|yes|实施1000个工业技改项目 … 助推1000家企业加速转型
one_firm_one_policy|“一企一策一专班”|“One firm, one policy, one task force”|||no|
zero_land|“零增地”技改|“Zero added land” upgrading|||no|
digital_empower|产业“数字赋能”计划|“Digital Empowerment” plan for industry|||no|
p6501|“6501”培育工程|“6501” cultivation project|||no|
cloud_benchmark|“上云标杆”企业|“Cloud benchmark” firms|||no|
wild_goose|企业“雁阵培育”计划|“Wild-Goose Formation” firm cultivation plan|||no|
p510|“510”企业培育工程|“510” firm cultivation project|||no|
small_to_scale|工业企业“小升规”|“Small to above-scale” step for industrial firms|主营业务收入1500万元以上的准规上工业企业成长为纳统规上工业企业|Industrial firms with main-business revenue of at least 15 million yuan, close to the threshold, become firms above designated size|yes|对主营业务收入1500万元以上的准规上工业企业 … 新增纳统规上工业企业300家
elderly_pilot_zone|全国医养结合示范省先行区|Pioneer zone of the national demonstration province for combined medical and elderly care|||no|
night_economy|繁荣夜间经济|Night-economy drive|突出“文化、水韵、美食”三大特色|Built on three features: culture, water scenery and food|yes|突出“文化、水韵、美食”三大特色
top_ten|“十强”产业|“Top Ten” industries|||no|
talent_policy|人才新政“升级版”|New talent policy, “upgraded version”|||no|
win_in_jining|“赢在济宁”创新创业大赛|“Win in Jining” innovation and start-up contest|||no|
campus_express|“名校人才直通车”|“Talent Express from Top Universities”|||no|
talent_card|“圣地人才一卡通”|“Holy Land Talent Card”|||no|
three_to_two|运河主航道“三改二”工程|Main canal channel “Grade III to II” project|||no|
command_map|挂图作战指挥部机制|Wall-chart campaign headquarters mechanism|||no|
three_cards|“蓝黄红”牌制度|Blue, yellow and red card system|||no|
factors_follow|“要素跟着项目走”|“Inputs follow projects”|||no|
land_and_start|“落地即开工”|“Start work upon landing”|||no|
old_new_fund|新旧动能转换基金|Fund for replacing old growth drivers with new|||no|
yellow_strategy|黄河流域生态保护和高质量发展|Ecological protection and high-quality development of the Yellow River basin|||no|
snwd_phase2|南水北调东线二期工程|"South–North Water Diversion, Eastern Route, Phase II"|||no|
one_plus_six|市南四湖保护整治利用“1+6”方案|“1+6” plan for Nansi Lake|||no|
joint_control|“联防联控联治”机制|Joint prevention, control and treatment mechanism|||no|
canal_park|大运河国家文化公园|Grand Canal National Cultural Park|||no|
free_trade|中国(山东)自贸试验区|China (Shandong) Pilot Free Trade Zone|||no|
delegate_regulate|“放管服”改革|“Delegate, regulate and serve” reform|||no|
single_window|“一窗受理”模式|“Single-window” acceptance|||no|
internet_gov|“互联网+政务服务”|“Internet + Government Services”|||no|
jishitong|“济时通”APP|“Jishitong” app|||no|
one_door|“一门办、网上办、掌上办”|“One door, online, on the phone”|||no|
double_random|“双随机、一公开”|“Double random, one open” inspection|||no|
internet_supervision|“互联网+监管”|“Internet + Supervision”|||no|
private_action|助力民营经济发展专项行动|Special action to help the private economy|||no|
ten_care|关心关爱企业家十项措施|Ten measures of care for entrepreneurs|||no|
one_county_one_zone|“一县一区一业一所”|“One county, one zone, one industry, one institute”|||no|
talent_project_fund|“人才+项目+基金”模式|“Talent + Project + Fund” model|||no|
digital_parks|数字经济园区突破行动|Digital-economy park breakthrough action|||no|
negative_list|准入前国民待遇加负面清单管理模式|Pre-establishment national treatment plus negative list|||no|
belt_road|“一带一路”|Belt and Road|||no|
yan_ou|“兖欧班列”|“Yanzhou–Europe” freight train|||no|
ji_qing|“济青班列”|“Jining–Qingdao” freight train|||no|
one_core_four|“一核四城”|“One Core, Four New Cities”|太白湖新区;蓼河新城、运河新城、西部新城、颜店新城|Taibai Lake New Area; Liaohe, Canal, West and Yandian New Cities|yes|太白湖新区。 … 蓼河新城。 … 运河新城。 … 西部新城。 … 颜店新城。
one_city_five|“一城五区”|“One City, Five Districts”|||no|
five_complexes|“五大综合体”|“Five Major Complexes”|||no|
housing_upgrade|新一轮住房改造提升计划|New round of the housing renewal plan|改造老旧小区、棚改|Renewal of old residential compounds and shantytown redevelopment|yes|高标准改造老旧小区227万平方米,完成棚改4600套
traffic_action|城市疏堵保畅专项行动|Special action against urban congestion|||no|
green_wave|“绿波道路”改造|“Green wave” road conversion|||no|
bus_to_school|“公交助学”|“Bus to School”|||no|
pocket_green|“口袋绿地”|“Pocket green spaces”|||no|
six_battles|露天烧烤、渣土治理等六大攻坚战|Six critical battles of city management|||no|
weigh_dust|以克论净|“Judging cleanness by the gram”|||no|
one_plus_eight|“1+8”智慧城市运营平台体系|“1+8” smart-city operation platform system|||no|
good_rural_roads|“四好农村路”|“Four Good” rural roads|||no|
primary_care_plan|基层医疗卫生服务能力提升“三年行动计划”|Three-year action plan to improve primary health care|||no|
happiness_home|农村“幸福院+周转房”集中居住养老模式|Rural “Happiness Home + transitional housing” elderly care model|||no|
one_map|开发保护“一张图”|“One map” for development and protection|||no|
qilu_model|“齐鲁样板示范区”|“Qilu Model” demonstration areas|||no|
three_demo_areas|三大示范区|Three demonstration areas|金乡鱼山、泗水龙湾湖、邹城大束|Yushan in Jinxiang, Longwan Lake in Sishui and Dashu in Zoucheng|yes|金乡鱼山、泗水龙湾湖、邹城大束三大示范区建设
vegetable_basket|“菜篮子”市长负责制|“Vegetable basket” mayor responsibility system|||no|
fishery_plan|南四湖渔业生态养殖三年行动计划|Three-year action plan for ecological fish farming in Nansi Lake|||no|
jining_gift|“济宁礼飨”|“Jining Lixiang” regional brand|||no|
three_pin|“三品一标”|“Three Products, One Indication” certified farm products|||no|
beautiful_villages|美丽乡村建设工程|Beautiful Countryside project|||no|
rural_sewage|农村生活污水治理工程|Rural domestic sewage project|||no|
village_clean|村庄清洁工程|Village Clean-up project|||no|
green_villages|绿满乡村工程|Green Countryside project|||no|
ten_towns|乡村治理“十镇百村”示范创建|“Ten towns, hundred villages” rural governance demonstration|||no|
village_lawyer|“一村一法律顾问”机制|“One village, one legal adviser” mechanism|||no|
harmony|“和为贵”调解室模式|“Harmony Is Precious” mediation-room model|||no|
strong_collective|新一轮集体经济强村计划|New round of the plan to strengthen villages through the collective economy|||no|
ludan|“鲁担惠农贷”|“Ludan Huinong” guaranteed farm loan|||no|
farmer_skills|新型农民技能提升计划|Skills plan for new-type farmers|||no|
confucius_festival|2020国际孔子文化节(尼山世界文明论坛)|2020 International Confucius Cultural Festival (Nishan Forum on World Civilizations)|||no|
nishan_project|尼山世界文明论坛配套提升工程|Nishan Forum supporting upgrade project|||no|
confucian_masters|“儒学大家”“尼山学者”|“Confucian Masters” and “Nishan Scholars”|||no|
new_three_kong|“新三孔”|“New Three Kong” sites|||no|
civilisation_centres|新时代文明实践中心|New-era civilisation practice centres|||no|
hundred_thousand_shows|百场戏曲进校园、千场大戏进农村|Hundred operas into schools, thousand plays into villages|||no|
library_academy|“图书馆+书院”模式|“Library + Academy” model|||no|
creative_jining|“创意济宁”文化产品设计大赛|“Creative Jining” cultural product design contest|||no|
two_no_worries|“两不愁三保障”|“Two No Worries, Three Guarantees”|||no|
home_visits|领导干部遍访贫困对象行动|Action in which leading officials visit every poor household|||no|
ten_lines|“十条工作线”|“Ten Work Lines”|||no|
four_cut_four_add|“四减四增”|“Four Cuts, Four Increases”|||no|
river_chief|河长制湖长制|River and lake chief system|||no|
treat_use_protect|“治用保”体系|“Treat, use, protect” system|||no|
three_lines|“三线一单”|“Three Lines, One List”|||no|
green_heart|都市区“绿心”|Metropolitan “Green Heart”|||no|
forest_chief|市县乡村四级林长制|Forest chief system at four levels|市、县、乡、村四级|"City, county, township and village: four levels"|yes|全面建立市县乡村四级林长制
look_back|“回头看”|“Look back” inspection|||no|
safe_quality|“素质固安”工程|“Safety through Competence” project|||no|
double_prevention|双重预防体系|Double prevention system|||no|
anti_crime|扫黑除恶专项斗争|Special campaign against organised crime|||no|
loan_no_guarantee|“无担保、无抵押”信用贷款机制|“No guarantee, no collateral” credit loan mechanism|||no|
three_medical|“三医联动”|“Three Medical Linkages”|||no|
universal_insurance|全民参保计划|Universal insurance enrolment plan|||no|
filial_jining|“儒乡圣地、孝养济宁”|“Holy Land of Confucianism, Filial Jining” care brand|||no|
'''
import csv

with open('/work/main/data/programmes.csv','w',encoding='utf-8',newline='') as f:
    w=csv.writer(f,lineterminator='\n'); w.writerow(['programme', 'zh', 'en', 'gloss_zh', 'gloss_en', 'defined_in_text', 'gloss_basis'])
    n=0
    for l in rows.strip().split('\n'):
        r=[x.strip().strip('"') for x in l.split('|')]; assert len(r)==7,l; w.writerow(r); n+=1
print(n)
