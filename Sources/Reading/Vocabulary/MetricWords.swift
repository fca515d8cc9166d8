/// What the words of metric_words.tsv do to the phrase that a figure measures.
struct MetricWords: Sendable {
    enum Role: String, Sendable, CaseIterable {
        /// No part of a name at its head, whatever follows: 各行的, 同月.
        case head
        /// The same where a measure follows: 全国, 由.
        case opening
        /// No part of a name at its end: 累计完成, 压降至.
        case tail
        /// The same of a growth: 增速, 降幅.
        case movement
        /// No part of a name before a verb that names what is done: 累计, 共.
        case between
        /// A verb that stands before the thing or behind it: 发放社保卡, 社保卡发放.
        case act
        /// What counts an act: 发送量.
        case amount
        /// What counts things: 发放社保卡数.
        case tally
        /// Heads a compound that has a verb in it: 寄递配送|中心.
        case agent
        /// Joins words, so that a verb beside it stands for itself: 揽收和投递.
        case joint
        /// What adds nothing behind a registered name: 外汇储备规模.
        case size
        /// Another word for a part of a name: 规上, 营收.
        case same
        /// What a name of a measure ends in: 率, 面积.
        case measure
        /// Ends what is measured where a measure stands before it: 粮食产量|已连续.
        case pause
        /// What those who are counted have come to, before 了: 行政村|通|了快递.
        case having
        /// What stands before it announces the name: 新疆报告|新增确诊病例.
        case announce
        /// Two or three parts in one word, which are parted by | in what it means: 产销 is 产量|销量.
        case pair
        /// Ends a way of reckoning and adds nothing: 按可比口径|计算.
        case reckoned
        /// Stands in no name: 表示, 我们.
        case sentence
        /// A word in which a character of the other roles means something else: 就业, 不良.
        case whole
        /// Begins no name: 同, 据.
        case opener
        /// Begins what a figure is held against or denied of, which it does not measure: 高于, 未.
        case against
        /// Ends no name: 给, 不仅.
        case leftover
        /// A way of reckoning that is said of movements alone: 按可比口径.
        case reckoning
        /// A verb that says what a thing does, so that it ends what is counted: 驶出, 迎来.
        case predicate
        /// The same of adverbs: 纷纷.
        case adverb
        /// Stands before what a clause says where and from when on: 在, 从.
        case preposition
        /// Stands before those whom the thing is for: 向, 为.
        case recipient
        /// Stands before the thing: 将, 把.
        case object
        /// A verb that says no more than that the thing is there: 举办, 拥有.
        case light
        /// Stands between a verb and the thing: 着, 出.
        case particle
        /// Of whom nothing is said without what they do: 企业, 群众.
        case member
        /// The name of a region's metric that has another name for a country: 地区生产总值, 国内生产总值.
        case national
        /// Stands between a part and the whole that it is a share of, with the word that such a name ends in: 占 … 比重. One that means
        /// nothing is a word in which it does not: 占地.
        case share
        /// Stands before the whole of a share and says whose or of when it is: 占公司|最近一期|经审计净资产.
        case whose
        /// Ends the words that say how something is done: 大宗交易方式|减持.
        case manner
        /// Ends the name of what days and hours are a measure of, or begins it: 赔付时效, 15分钟|制卡. Nothing else lasts: 景区|3天.
        case duration
        /// Begins what is said of a thing that is counted, behind a word that such things end in: 企业|恢复生产, but 生态恢复项目.
        case said
        /// Ends the name of a thing that is counted: 工厂, 航班.
        case counted
        /// In the name of what metres are a measure of: 公路, 护栏. Nothing else has a length: 在县城以东|5公里处.
        case extent
    }

    private var tries: [Trie]
    /// Names of regions' metrics, and those that they have for a country.
    private var nationals: [(region: [UInt32], country: [UInt32])] = []
    /// What each word of `same` stands for.
    let meanings: [[UInt32]]

    init(_ rows: [Table.Row]) throws(VocabularyError) {
        tries = Role.allCases.map { _ in Trie(capacity: 32) }
        var meanings: [[UInt32]] = []
        for row in rows {
            guard let role = Role(rawValue: row.cell("role").string) else {
                let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.error("“\(row["role"])” is no role (\(roles))")
            }
            let means = !row.cell("means").isEmpty
            if role == .same || role == .pair || role == .national, !means {
                throw row.error("“\(row["word"])” is another word for nothing: fill in what it means")
            }
            if means, role != .same, role != .share, role != .pair, role != .national {
                throw row.error("a word of the role \(role.rawValue) means nothing else")
            }
            meanings.append(row.cell("means").scalarValues)
            if role == .national { nationals.append((row.cell("word").scalarValues, row.cell("means").scalarValues)) }
            let value = Int32(meanings.count - 1)
            guard tries[MetricWords.slot(role)].insert(row.cell("word"), value) == value else {
                throw row.error("“\(row["word"])” stands twice as \(role.rawValue)")
            }
        }
        for place in tries.indices { tries[place].pack() }
        self.meanings = meanings
    }

    /// What a metric is called of a country, or of a region; nil where it has one name.
    func name(_ metric: [UInt32], ofCountry: Bool) -> [UInt32]? {
        nationals.first { (ofCountry ? $0.region : $0.country) == metric }.map { ofCountry ? $0.country : $0.region }
    }

    private static func slot(_ role: Role) -> Int {
        switch role {
        case .head: 0
        case .opening: 1
        case .tail: 2
        case .movement: 3
        case .between: 4
        case .act: 5
        case .amount: 6
        case .size: 7
        case .same: 8
        case .measure: 9
        case .pause: 10
        case .sentence: 11
        case .opener: 12
        case .leftover: 13
        case .reckoning: 14
        case .share: 15
        case .whole: 16
        case .announce: 17
        case .pair: 18
        case .reckoned: 19
        case .tally: 20
        case .joint: 21
        case .against: 22
        case .agent: 23
        case .national: 24
        case .predicate: 25
        case .adverb: 26
        case .preposition: 27
        case .object: 28
        case .light: 29
        case .member: 30
        case .particle: 31
        case .recipient: 32
        case .having: 33
        case .whose: 34
        case .manner: 35
        case .duration: 36
        case .extent: 37
        case .said: 38
        case .counted: 39
        }
    }

    /// The words of a role, where they stand: a copy would count each of their tables.
    subscript(role: Role) -> Trie {
        @inline(__always) _read { yield tries[MetricWords.slot(role)] }
    }

    /// Length of the longest word of `role` at the head of `phrase`, 0 for none.
    func head(_ role: Role, _ phrase: [UInt32]) -> Int {
        tries[MetricWords.slot(role)].longest(phrase, 0, phrase.count)?.length ?? 0
    }

    /// Length of the longest word of `role` at the end of `phrase`, 0 for none.
    func end(_ role: Role, _ phrase: [UInt32]) -> Int {
        tries[MetricWords.slot(role)].ending(phrase, phrase.count, 0, most: 8)?.length ?? 0
    }

    /// The first word of `role` in `phrase` from `floor` on that is no part of another word.
    func first(_ role: Role, _ phrase: [UInt32], from floor: Int = 0) -> Range<Int>? {
        let trie = tries[MetricWords.slot(role)]
        var place = floor
        while place < phrase.count {
            let whole = tries[MetricWords.slot(.whole)].longest(phrase, place, phrase.count)?.length ?? 0
            if let match = trie.longest(phrase, place, phrase.count), match.length >= whole {
                return place..<place + match.length
            }
            place += max(1, whole)
        }
        return nil
    }

    /// Place and length of the first word of the role `pair` in `phrase`, and its parts.
    func pair(_ phrase: [UInt32]) -> (range: Range<Int>, parts: [[UInt32]])? {
        guard let range = first(.pair, phrase), let match = self[.pair].longest(phrase, range.lowerBound, phrase.count) else {
            return nil
        }
        return (range, meanings[match.value].split(separator: 0x7C).map(Array.init))
    }

    /// Whether `phrase` begins with a word of `role` that is no part of another word.
    func begins(_ role: Role, _ phrase: [UInt32]) -> Bool { head(role, phrase) > head(.whole, phrase) }

    /// Whether `phrase` ends with a word of `role` that is no part of another word.
    func ends(_ role: Role, _ phrase: [UInt32]) -> Bool { end(role, phrase) > end(.whole, phrase) }
}
