import Quantities

/// Reads one article clause by clause: which figure belongs to whom, to what, to when.
struct ArticleReader {
    let text: [UInt32]
    let vocabulary: Vocabulary
    let issued: Day?
    var resolver: Resolver
    var scanner: Scanner
    var drafts: [Draft] = []
    var items: [Item] = []

    var timing: Timing
    /// The same before the first item of a numbered list: （1）….
    var listTiming: Timing?
    var subject: Subject?
    var topic: String? { didSet { isTopicStale = false } }
    /// The sector that the clauses before in the sentence are about: 民航运输生产总体回升，.
    var sector: String?
    /// Whom the trade is with that the clause before speaks of: 中非贸易往来更密，.
    var partner: String?
    /// The sentence goes on behind ；.
    var isContinued = false
    /// The topic was named in an earlier sentence.
    var isTopicStale = false
    /// Bodies of one sort that the sentence is about: 中央企业.
    var group: Subject?
    /// A group that no table lists, a part of whoever owns the figures of the sentence.
    var part: String?
    /// The sentence gives parts of a stock: 资金运用余额…，其中银行存款….
    var isPartOfStock = false
    /// What the words before a colon measure: 各行的不良贷款率分别为：甲1.3%，乙1.4%.
    var listTopic: String?
    /// The topic before another body took over: 甲28492万吨，乙18316万吨 measure the same.
    var clearedTopic: String?
    var clearedGroup: String?
    /// The sentence begins with 其中: whoever is named in it is a part.
    var startsWithPart = false
    /// Where 其中 stands in the sentence: what follows are parts.
    var partsFrom: Int?
    /// The bodies that figures were last dealt out to, for 上述各行.
    var distributed: [Subject] = []
    /// The topic outside the brackets that the figures stand in.
    var outside: (topic: String?, group: String?, main: String?)?
    /// 批发价格 in 禽产品批发价格小幅下降，其中鸡蛋…: what is measured of the goods behind it.
    var priceHead: String?
    /// The component that the topic is of (同城).
    var topicComponent: String?
    /// What sort of quantity measures the topic.
    var topicGroup: String?
    /// The topic of which the last figures gave components; it is the topic again in the next sentence.
    var mainTopic: String?
    var reportedBy: String?
    var basis: String?
    /// First draft of the sentence that is being read.
    var sentenceStart = 0
    var targetScope = false
    var sentenceHasFigure = false
    /// The sentence before, where it had no figures.
    var sentenceBefore: Range<Int>?
    var regionCounts: [Int: Int] = [:]
    /// The verb at the head of a list: 走访 in 走访机构325个、企业6658家.
    var listVerb = ""
    var firstSubject: Subject?
    /// The regions in which articles before it in the document are at home, by the last character of their names: 我市 is one for all
    /// articles of a paper.
    var paperHomes: [Unicode.Scalar: Subject] = [:]
    /// The region in which the article is at home.
    var home: Subject?
    /// Whose the sentence is: what it comes back to after a word on somebody else.
    var sentenceSubject: Subject?
    /// The subject is named in passing, in the middle of a sentence about the whole.
    var isAside = false
    /// Nothing but adverbs, dates and announcements has stood in the sentence so far.
    var sentenceIsOpen = true
    /// Words of the clause before, where it had no figures: 计算机、传媒跌幅居前，分别下跌….
    var pending: Phrase?
    var pendingChange: Predicate?
    /// What those asked were last said to answer.
    var answer: Answer?
    /// How many names the last list in a clause without figures has: 在印度、巴西和越南三大市场，.
    var namesListed = 0
    /// The last period that held for one figure alone (增至2022年末的5480亿元).
    var lastLocal: Period?
    /// 比1—5月加快1.6个百分点: the base that governs is that of a movement in points, and of no growth behind it.
    var hasPointsBase = false
    /// 增幅 of the figure before, which is that of one that it has come to: 增幅为10%，下半年降至4%.
    var movement: Predicate?
    /// What a clause without figures is about: 服务业 in 服务业增势良好，实现增加值….
    var head: String?
    /// Unit of the price that is being talked of, and the factor of its denominator: 比上旬涨0.6元 is per kilogram too.
    var topicPrice: FigureValue.Price?
    /// The topic is planned, so what is said of it next in the sentence is too.
    var plannedTopic = false
    /// 国家邮政局预计，…: figures of a window that is not over are forecasts.
    var isForecast = false
    /// A plan was named in the sentence, so what follows in it is planned too.
    var plannedSentence = false
    var headlineSubject: Subject?
    /// What the headlines hold, scanned before the body is read.
    var headlineItems: [Range<Int>: [Item]] = [:]
    /// Titles and headings, which may say which year a section is about and whether it plans.
    var headings: [Range<Int>] = []
    /// The section gives aims: 2026年工作安排.
    var sectionIsPlan = false
    /// The bodies with what was found in them, and what their names were resolved to, by place.
    var bodyScans: [(range: Range<Int>, items: [Item])] = []
    var resolutions: [Int: Resolved?] = [:]
    var headlines: [Range<Int>] = []
    /// The region that the title of a report names.
    var reportSubject: Subject?

    init(text: [UInt32], vocabulary: Vocabulary, issued: Day?, resolver: Resolver) {
        self.text = text
        self.vocabulary = vocabulary
        self.issued = issued
        self.resolver = resolver
        scanner = Scanner(text: text, vocabulary: vocabulary, issued: issued, given: resolver.given)
        timing = Timing(issued: issued)
    }

    func string(_ range: Range<Int>) -> String { String(text[range]) }
}
