/// Words of a clause that say how the words around a figure are cut and what becomes of the figure: phrase_words.tsv, a list a role.
struct PhraseWords: Sendable {
    // before a figure
    /// 举报, 高中: ends in what is a predicate or a particle elsewhere; 及时, 共享: begins with one.
    let tailWord, headWord: WordList
    /// 力争 and 预计, wherever they stand.
    let aspiring, expecting: WordList
    /// 其中, 通过 at the head; 已 before a movement that stands first.
    let opener, auxiliary: WordList
    /// 增速, 涨幅: the noun of a movement.
    let movement: WordList
    /// 基本 in 基本医疗保险: a part of what is measured.
    let named: WordList
    /// 高于: measured against another figure; 上 in 较上月: against a time.
    let above, past: WordList
    /// 完成 before a plan, of which the figure is a share.
    let fulfilling: WordList
    /// 每吨: stands in the unit of a price.
    let perUnit: WordList
    /// 合计: what the parts before have in common.
    let total: WordList
    // what is measured
    /// 收入, 面积, 制造, 指数 at the end of a metric: counted in yuan; a year's crop; a branch; counted in points.
    let money, crop, sector, index: WordList
    /// 额, 率: a word that ends so is a metric.
    let measure: WordList
    /// 大关: a noun behind a figure that is not counted.
    let mark: WordList
    /// 市, 省份: counted divisions; 城市, 国家: counted places.
    let division, place: WordList
    /// 企业, 行业 at the end of a group; 家 behind how many; 该, 这 before one that is no group; 和 behind one that is joined.
    let groupHead, groupCount, definite, groupJoint: WordList
    /// 的是 before what a figure measures; 均 before a place that two have; how much faster one grows than another.
    let identifies, each, lead: WordList
    /// 进出口, and one side of it; 与 before whom the trade is with; 行业 without its trade.
    let trade, tradeSide, with, tradeWord: WordList
    /// 融资, 补贴 behind an amount of money.
    let amount: WordList
    /// 人, of whom 人数 is the number; 丧生 behind them, 被迫 before it; 致 before them.
    let people, headCount, deed, undergoing, cause: WordList
    /// 年 in 5年增长20%; 前 in 比两周前.
    let span, spanEnd: WordList
    /// 接近 in 接近种植总面积的一成: a share of what is named.
    let amounting: WordList
    /// 转为 between what a quantity was and what it became; 出现 between a measure and its movement; 持平 before 、: said of another measure.
    let turning, showing, flat: WordList
    /// 部 at the end of a ministry, 国务院.
    let ministry: WordList
    /// 中俄: this country and another; 贸易 behind it or behind the other.
    let bilateral, trading: WordList
    /// 地级市 in a heading such as 地级市投资增速前三名：: who is ranked.
    let ranked: WordList
    /// 产量: a measure that says not of what; 床位, which those have that were counted before; 个, in which they are counted.
    let bareMeasure, memberMeasure, facility: WordList
    /// 汇率 in 按平均汇率计算为7326美元: how the figure before was reckoned into another currency.
    let exchange: WordList
    /// 严重损坏: what became of the houses that are counted before.
    let damage: WordList
    /// 利润总额: a measure of the whole where nothing is said, and of what the figures before in its sentence are of where that is registered.
    let scopedMeasure: WordList
    /// 日报 behind a place: a paper, which owns nothing.
    let paper: WordList
    /// 电 behind a day: 某社10月3日电.
    let dateline: WordList
    /// 贡献率: what a part adds to a whole.
    let contribution: WordList
    /// 增势 behind what a clause is about: 服务业增势良好; 投资, measured of it in the next; 经济 at its end: of everything.
    let trend, headMeasure, vague: WordList
    /// 折算 in brackets: the figure before in another currency.
    let converting: WordList
    /// 排名 between 全省 and a place.
    let ranking: WordList
    /// 人民币 right before an amount.
    let currency: WordList
    /// 工作 in 保交房工作, 已交付285万套: the thing is 保交房.
    let effort: WordList
    // names and periods
    /// 前列 behind a region; 企业 before a name; 各, 上述: those named before.
    let placing, apposition, those: WordList
    /// 摆在 before 首位: what is put first has no place in a field.
    let setting: WordList
    /// 认为 in 认为持平的占45%: what those asked say follows.
    let voice: WordList
    /// 恢复 right before a share: how much of what was before has come back.
    let regaining: WordList
    /// 市场预期 in 低于市场预期的3%: what others had reckoned with.
    let expected: WordList
    /// 地震 behind a region: what it is known for, and no body of it.
    let event: WordList
    /// 全国 beside a verb of rank: the field.
    let field: WordList
    /// 是, 相当于 before a year of which the figure is a multiple.
    let equal: WordList
    /// 相比 behind a period that is a base.
    let compared: WordList
    /// 最高, 新低 behind a period: how long nothing has surpassed it.
    let superlative: WordList
    /// 出台 in 2020年出台的政策.
    let making: WordList
    /// 不低于 between what is bought and the whole that a share of it is of.
    let limit: WordList
    /// 提前 in 提前两年实现翻番目标: it has come about.
    let early: WordList
    /// 常年 in 比常年同期偏高: what is held against the mean of many years has no base.
    let norm: WordList
    /// 缩水 before how much of it has gone: held against nothing that is said.
    let losing: WordList
    /// 工业 at the end of the industry that 全行业 stands for.
    let industry: WordList
    /// 全行业: of the industry that the article is about.
    let allTrade: WordList
    /// 以来 behind 春运: from its first day on.
    let sinceStart: WordList
    /// 旅客 in a sentence behind 春运: 截至 counts from its first day.
    let travel: WordList
    /// 收盘, 交易日: what a market has moved by is held against its day before.
    let market: WordList
    /// 国内, 地区, 国际: parts of what an airline or a trade measures.
    let breakdown: WordList
    /// 批发 in 批发价格: which price.
    let priceSort: WordList
    /// 超过 before a body that is outgrown: 超过全省0.4个百分点.
    let beyond: WordList
    /// 交货 in 12月份交货的原油期货: which contract a price is of.
    let maturing: WordList
    /// Between what a list is ordered by and its names: 的, 是, 分别为, 省份.
    let listing: WordList
    /// 来说 in 对于某地来说: whose figure follows.
    let asFor: WordList
    /// 通知 in 收到股东某某通知: who has told the firm of a notice.
    let informing: WordList
    /// 确保 before 全年: the year that is planned for.
    let ensuring: WordList
    /// 份额, 占有率: a share of what came about, which a window dates.
    let marketShare: WordList
    /// 大城市 in 31个大城市城镇调查失业率: those that a survey is always made in.
    let cities: WordList
    /// 合约 in 5月合约: the same.
    let contract: WordList
    /// 贸易伙伴 behind whom the trade is with.
    let partnership: WordList
    /// 最多 behind a measure: the next figures are of it.
    let most: WordList
    /// 紧随其后 behind names: what was measured of the one before.
    let following: WordList
    /// 向 before a body that something is done to: 向某银行申请贷款.
    let toBody: WordList
    /// 市场 behind 美国和欧盟等: those named are examples.
    let markets: WordList
    // sentences and headings
    /// 计划, 目标 behind a period; 任务 behind 目标; 完成 before it.
    let planned: WordList
    let goalNoun: WordList
    let toward: WordList
    /// 随着, 面对: leads to what is said.
    let adverbial: WordList
    /// Headings: 2026年工作安排, 工作回顾, 统计公报, 政府工作报告; titles of reports.
    let planHeading: WordList
    let reviewHeading: WordList
    let bulletin: WordList
    let workReport: WordList
    let report: WordList
    // figures that are none
    /// 届, 期: counts in order.
    let ordinal: WordList
    /// 以上, 儿童 behind an age that is part of a name; 寿命 before one that is a mean.
    let ageGroup: WordList
    let meanAge: WordList
    /// 指数 before a bare number; 日均线 behind one that is none.
    let indexName: WordList
    let line: WordList
    /// 城市, 项目 behind the money that they are sized by.
    let sized: WordList
    /// 历时, 长达 before a duration.
    let lasting: WordList
    /// 连续 in 粮食产量连续14年居首位: for so long it has been so, whatever it is.
    let running: WordList
    /// 发送 behind 东站: a station of the place before it.
    let station: WordList
    /// 前移 before a number of places in a ranking.
    let climbing: WordList
    /// 股东 behind the share that they hold.
    let holder: WordList

    init(_ rows: [Table.Row]) throws(VocabularyError) {
        var lists: [String: [[UInt32]]] = [:]
        for row in rows {
            let (word, role) = (row.cell("word").scalarValues, row.cell("role").string)
            if word.isEmpty { throw row.error("a row without a word") }
            if lists[role]?.contains(word) ?? false { throw row.error("“\(row["word"])” stands twice as \(role)") }
            lists[role, default: []].append(word)
        }
        func take(_ role: String) -> WordList { WordList(lists.removeValue(forKey: role) ?? []) }
        aspiring = take("aspiring")
        expecting = take("expecting")
        opener = take("opener")
        auxiliary = take("auxiliary")
        movement = take("movement")
        named = take("named")
        above = take("above")
        past = take("past")
        fulfilling = take("fulfilling")
        perUnit = take("per_unit")
        total = take("total")
        money = take("money")
        crop = take("crop")
        sector = take("sector")
        index = take("index")
        measure = take("measure")
        mark = take("mark")
        division = take("division")
        place = take("place")
        groupHead = take("group_head")
        groupCount = take("group_count")
        definite = take("definite")
        groupJoint = take("group_joint")
        identifies = take("identifies")
        each = take("each")
        lead = take("lead")
        amount = take("amount")
        people = take("people")
        headCount = take("head_count")
        deed = take("deed")
        undergoing = take("undergoing")
        cause = take("cause")
        span = take("span")
        spanEnd = take("span_end")
        effort = take("effort")
        amounting = take("amounting")
        turning = take("turning")
        showing = take("showing")
        flat = take("flat")
        ranked = take("ranked")
        bareMeasure = take("bare_measure")
        scopedMeasure = take("scoped_measure")
        exchange = take("exchange")
        damage = take("damage")
        memberMeasure = take("member_measure")
        facility = take("facility")
        paper = take("paper")
        dateline = take("dateline")
        tailWord = take("tail_word")
        headWord = take("head_word")
        contribution = take("contribution")
        trend = take("trend")
        vague = take("vague")
        headMeasure = take("head_measure")
        converting = take("converting")
        ranking = take("ranking")
        currency = take("currency")
        ministry = take("ministry")
        bilateral = take("bilateral")
        trading = take("trading")
        trade = take("trade")
        tradeSide = take("trade_side")
        with = take("with")
        tradeWord = take("trade_word")
        placing = take("placing")
        setting = take("setting")
        voice = take("voice")
        regaining = take("regaining")
        expected = take("expected")
        event = take("event")
        apposition = take("apposition")
        those = take("those")
        field = take("field")
        equal = take("equal")
        compared = take("compared")
        superlative = take("superlative")
        limit = take("limit")
        market = take("market_day")
        breakdown = take("breakdown")
        priceSort = take("price_sort")
        beyond = take("beyond")
        early = take("early")
        norm = take("norm")
        travel = take("travel")
        industry = take("industry")
        allTrade = take("all_trade")
        sinceStart = take("since_start")
        losing = take("losing")
        making = take("making")
        maturing = take("maturing")
        contract = take("contract")
        listing = take("listing")
        asFor = take("as_for")
        informing = take("informing")
        cities = take("cities")
        marketShare = take("market_share")
        ensuring = take("ensuring")
        markets = take("markets")
        partnership = take("partnership")
        most = take("most")
        following = take("following")
        toBody = take("to_body")
        planned = take("planned")
        goalNoun = take("goal_noun")
        toward = take("toward")
        adverbial = take("adverbial")
        planHeading = take("plan_heading")
        reviewHeading = take("review_heading")
        bulletin = take("bulletin")
        workReport = take("work_report")
        report = take("report")
        ordinal = take("ordinal")
        ageGroup = take("age_group")
        meanAge = take("mean_age")
        indexName = take("index_name")
        line = take("line")
        sized = take("sized")
        lasting = take("lasting")
        running = take("running")
        climbing = take("climbing")
        station = take("station")
        holder = take("holder")
        for row in rows where lists[row.cell("role").string] != nil {
            throw row.error("“\(row["role"])” is a role that nothing reads")
        }
    }

    /// 某社|宜昌10月3日电, 某网|8月1日讯: who sends the news.
    func isDateline(_ text: [UInt32], _ place: Int) -> Bool {
        var end = place
        while end < min(text.count, place + 14), Folding.isHan(text[end]) || Folding.isDigit(text[end]) {
            end += 1
            if text[end - 1] == 0x65E5 { return dateline.stands(in: text, at: end, before: text.count) }
        }
        return false
    }

    /// 宁波|日报, 中国|宁波网讯: the name of a paper or a site begins with a place.
    func isPaper(_ text: [UInt32], _ place: Int) -> Bool {
        for start in place..<min(text.count, place + 4) {
            if paper.stands(in: text, at: start, before: text.count) { return true }
            if !Folding.isHan(text[start]) { return false }
        }
        return false
    }

    /// 全省|排名第三, 全省|第三: the word before `place` is the field of a place.
    ///
    /// What begins with one of ``ours`` has the place itself: 我省排名第三.
    func isField(_ text: [UInt32], _ place: Int) -> Bool {
        let place = place + (ranking.length(in: text, at: place, before: text.count) ?? 0)
        guard place + 1 < text.count, text[place] == 0x7B2C else { return false }
        let end = text[(place + 1)...].firstIndex { !Numerals.isNumeral($0) } ?? text.count
        return end > place + 1
            && !(end < text.count && [0x5B63, 0x6279, 0x5C4A, 0x4EA7, 0x4E2A, 0x7EC4, 0x671F].contains(text[end]))
    }

    /// 我, 中, 该 in 我省, 中国, 该行.
    static let ours = ScalarSet("我中该本")
}
