import Quantities

/// Makes the noun phrase that a figure measures.
struct MetricPhrase {
    var text: String?
    /// Counted noun as unit of a bare number.
    var unit: String?
    /// Whether later figures of the sentence may take it as their topic.
    var isTopic: Bool
    var rule: String
    /// Whether the noun behind the figure is part of it.
    var usesNoun = false

    private static let measured: Set<String> = ["mass", "area", "volume", "length", "energy", "power"]
    private static let counted: Set<String> = ["count", "person", "household", "noun", "transport", "other", "", "score"]

    static func make(
        _ quantity: QuantityMention, unitWord: String, _ left: LeftReading, _ right: (noun: Phrase, afterDe: Bool),
        topic: String?, isLikeTopic: Bool, listVerb: String, isList: Bool,
        vocabulary: Vocabulary
    ) -> MetricPhrase {
        var core = left.core.string
        if isList, !core.isEmpty, !listVerb.isEmpty, !core.hasPrefix(listVerb), left.change == nil { core = listVerb + core }
        core += left.movement
        if !core.isEmpty, let topic, !topic.ends(with: core), let match = vocabulary.anaphors.value(of: core) {
            _ = match
            let topic = core.hasPrefix("总") ? withoutComponent(topic, vocabulary) : topic
            return MetricPhrase(text: topic + core, unit: nil, isTopic: false, rule: "topic")
        }
        for word in ["实现", "完成"] where core.hasPrefix(word) && core.unicodeScalars.count >= 4 { core.removeFirst(2) }
        core = withoutReaching(core, vocabulary)
        let noun = (quantity.group == "noun" ? unitWord : "") + right.noun.string
        let isMeasure =
            counted.contains(quantity.group)
            || measured.contains(quantity.group) && !right.afterDe
        let usesNoun =
            !noun.isEmpty
            && (isMeasure && left.change == nil || right.afterDe
                || left.core.isEmpty && quantity.group != "money" && left.change == nil
                    && (quantity.group != "ratio" || left.roles.isEmpty))
        if quantity.group == "ratio", usesNoun, !right.afterDe, left.core.isEmpty, let topic, noun.unicodeScalars.count >= 3 {
            return MetricPhrase(text: topic + noun, unit: nil, isTopic: false, rule: "part of the topic", usesNoun: true)
        }
        if usesNoun, right.afterDe, quantity.group == "ratio", left.change == nil, vocabulary.verbs.value(of: core) != nil,
            let topic
        {
            // 灌溉面积…，覆盖了77%的粮食: what does it was named before
            return MetricPhrase(text: topic + core + noun, unit: nil, isTopic: false, rule: "topic", usesNoun: true)
        }
        if left.comparator {
            return MetricPhrase(text: core.isEmpty ? topic : core, unit: nil, isTopic: !core.isEmpty, rule: "comparison")
        }
        if let whole = left.whole {
            var part = core.isEmpty ? topic ?? "" : core
            for word in ["增速", "增幅", "涨幅", "降幅"] where core.isEmpty && part.hasSuffix(word) { part.removeLast(2) }
            return MetricPhrase(
                text: part + "占" + whole + (usesNoun ? noun : ""), unit: nil, isTopic: false, rule: "share", usesNoun: usesNoun)
        }
        if usesNoun {
            let unit = quantity.unit.isEmpty ? counted(right.noun, vocabulary) : nil
            if core.isEmpty { return MetricPhrase(text: noun, unit: unit, isTopic: true, rule: "noun after", usesNoun: true) }
            return MetricPhrase(text: core + noun, unit: unit, isTopic: true, rule: "noun after", usesNoun: true)
        }
        let isVerb =
            vocabulary.verbs.value(of: core) != nil && vocabulary.metricTrie.value(of: core) == nil
            || vocabulary.predicateTrie.value(of: core).map { vocabulary.predicates[$0].role == .new } ?? false
        if isVerb, isLikeTopic || left.change != nil, let topic {
            return MetricPhrase(text: topic, unit: nil, isTopic: false, rule: "topic")
        }
        if core.isEmpty {
            let suffix =
                left.roles.contains(.share) ? "占比" : left.averageWord.isEmpty ? "" : left.averageWord + (left.change?.word ?? "")
            return MetricPhrase(text: topic.map { $0 + suffix }, unit: nil, isTopic: false, rule: "topic")
        }
        return MetricPhrase(text: core, unit: nil, isTopic: true, rule: left.change == nil ? "noun before" : "movement")
    }

    /// 第一产业实现增加值, 规模以上工业完成增加值: the verb between what it is of and a known metric is no part of the name.
    private static func withoutReaching(_ core: String, _ vocabulary: Vocabulary) -> String {
        let scalars = core.scalarValues
        guard scalars.count >= 6 else { return core }
        for place in 2..<(scalars.count - 3) {
            guard let match = vocabulary.predicateTrie.longest(scalars, place, scalars.count), match.length == 2,
                vocabulary.predicates[match.value].role == .reach, place + 2 < scalars.count,
                vocabulary.isMetric(scalars, from: place + 2)
            else { continue }
            return String(scalars[..<place]) + String(scalars[(place + 2)...])
        }
        return core
    }

    /// What a noun is counted in: the unit of the counted noun in it (患者 in persons), else its last two characters (小微客户 in 客户).
    private static func counted(_ noun: Phrase, _ vocabulary: Vocabulary) -> String {
        for place in 0..<min(noun.count, 8) {
            guard let match = vocabulary.unitTrie.longest(noun.scalars, place, noun.count), match.length > 1 else { continue }
            let word = vocabulary.units[match.value]
            if word.group == "noun" || word.group == "person" || word.group == "household" { return word.unit }
        }
        return noun.count > 2 && noun.count <= 6
            ? noun.slice(noun.count - 2..<noun.count).string : noun.count == 2 ? noun.string : ""
    }

    private static let countedEnds: [(word: [UInt32], unit: String)] = [
        ("人次", "人次"), ("人数", "人"), ("人口", "人"), ("户数", "户"), ("账户", "账户"), ("账户数", "账户"), ("用户", "用户"), ("用户数", "用户"),
        ("客户", "客户"),
        ("客户数", "客户"), ("会员", "会员"), ("会员数", "会员"), ("考生", "人"), ("网民", "人"), ("网民规模", "人"), ("用户规模", "用户"),
    ].map { ($0.0.scalarValues, $0.1) }

    private static let reaching = ["达", "为", "达到", "约", "共"].map(\.scalarValues)

    /// What a bare number behind a noun counts: 总诊疗人次1.89亿.
    static func countedEnd(_ words: [UInt32]) -> String? {
        var end = words.count
        for word in reaching
        where words.has(word, at: end - word.count, before: end) && end > word.count {
            end -= word.count
            break
        }
        return countedEnds.first { words.has($0.word, at: end - $0.word.count, before: end) }?.unit
    }

    private static let moneyWords = ["收入", "产值", "额", "投资", "生产总值", "利润", "营收", "资产", "贷款", "存款", "总值", "税", "增加值", "GDP", "支出"]
        .map(\.scalarValues)

    /// Whether a metric is counted in money, so that a bare 189亿 is yuan.
    static func isMoney(_ scalars: [UInt32]) -> Bool {
        moneyWords.contains { scalars.has($0, at: scalars.count - $0.count, before: scalars.count) }
    }

    private static let crops = ["播种", "种植", "收获", "总产", "亩产", "单产", "面积"].map(\.scalarValues)

    /// Whether a metric is of a year's crop, of which 今年 means the whole year, also before its end.
    static func isCrop(_ scalars: [UInt32]) -> Bool {
        crops.contains { scalars.find($0, in: 0..<scalars.count) != nil }
    }

    private static let sectors: WordList = ["业", "制造", "地区", "单位", "部门"]

    /// Whether words name a branch of the economy, of which the topic is measured.
    static func isSector(_ core: Phrase) -> Bool {
        sectors.ends(core) && core.count >= 3
    }

    /// 汽车产销分别完成…, 城乡居民收入分别…: a word that is two metrics or two parts.
    static func pair(_ core: Phrase, _ count: Int, _ vocabulary: Vocabulary) -> [String]? {
        var core = core
        for word in ["完成", "实现", "达到", "达"] where core.hasSuffix(word) && core.count > 3 {
            core.dropLast(word.unicodeScalars.count)
        }
        guard let pair = vocabulary.metricWords.pair(core.scalars), pair.parts.count == count else { return nil }
        let (head, tail) = (core.scalars[..<pair.range.lowerBound], core.scalars[pair.range.upperBound...])
        guard !head.contains(0x3001), !tail.contains(0x3001) else { return nil }
        return pair.parts.map { String((head + $0 + tail)[...]) }
    }

    /// The items of a core such as 婴儿死亡率、5岁以下儿童死亡率, cut into `count` where that can be done.
    static func parts(_ core: Phrase, _ count: Int) -> [String] {
        let coarse = cut(core, at: [0x3001])
        if coarse.count == count { return coarse }
        if let last = core.scalars.lastIndex(where: { $0 == 0x548C || $0 == 0x4E0E || $0 == 0x53CA }), last > 0 {
            let parts = cut(core.slice(0..<last), at: [0x3001]) + cut(core.slice(last + 1..<core.count), at: [])
            if parts.count == count { return parts }
        }
        return cut(core, at: [0x3001, 0x548C, 0x4E0E, 0x53CA])
    }

    /// The metrics of words that name two: 贷款余额、户数 are 贷款余额 and 贷款户数; nil where they name one.
    static func twoMetrics(_ words: String?) -> [String]? {
        guard let words else { return nil }
        var phrase = Phrase()
        phrase.append(words.scalarValues, 0..<words.unicodeScalars.count)
        let parts = parts(phrase, 2)
        guard parts.count == 2, parts.allSatisfy({ measures.ends($0.scalarValues) }) else { return nil }
        let (first, second) = (parts[0].scalarValues, parts[1].scalarValues)
        guard second.count == 2, first.count > 3 else { return parts }
        return [parts[0], String(first.dropLast(2)) + parts[1]]
    }

    private static let measures: WordList = ["额", "数", "量", "率", "值", "收入", "利润"]

    private static func cut(_ core: Phrase, at marks: [UInt32]) -> [String] {
        var parts: [String] = []
        var start = 0
        for index in 0...core.count where index == core.count || marks.contains(core.scalars[index]) {
            var part = core.slice(start..<index)
            part.trimMarks()
            if let first = part.scalars.first, first == 0x4EE5, part.count > 2 { part.dropFirst(1) }
            if !part.isEmpty { parts.append(part.string) }
            start = index + 1
        }
        return parts
    }

    /// 同城 beside 快递业务量 is a component of it: the metric with the component before it; nil where the core is no component.
    static func component(_ core: Phrase, topic: String?, _ vocabulary: Vocabulary) -> String? {
        guard let topic, vocabulary.components.value(of: core.string) != nil else { return nil }
        if let common = vocabulary.metricEnding(topic) { return core.string + common }
        // 铁路发送旅客…、公路…: the part stands first
        let common = withoutComponent(topic, vocabulary)
        return common == topic ? nil : core.string + common
    }

    /// 铁路发送旅客 without the part that it begins with.
    private static func withoutComponent(_ topic: String, _ vocabulary: Vocabulary) -> String {
        let scalars = topic.scalarValues
        guard let part = vocabulary.components.longest(scalars, 0, scalars.count), part.length + 2 <= scalars.count else {
            return topic
        }
        return String(scalars[part.length...])
    }

    /// Parts of a list with what the last one says for all: 同城、异地、国际快递业务量 are three components of one metric.
    static func components(_ parts: [String], _ vocabulary: Vocabulary) -> [(metric: String, component: String?)] {
        var parts = parts
        guard let last = parts.last?.scalarValues, parts.count > 1 else { return parts.map { ($0, nil) } }
        // 东、中、西部地区: the single characters take what follows the last one's first
        if parts.dropLast().allSatisfy({ $0.unicodeScalars.count == 1 }), last.count > 2,
            let tail = parts.last?.unicodeScalars.dropFirst()
        {
            parts = parts.dropLast().map { $0 + String(String.UnicodeScalarView(tail)) } + [parts[parts.count - 1]]
            guard let place = parts[parts.count - 1].unicodeScalars.lastIndex(of: "区") else { return parts.map { ($0, nil) } }
            let width =
                parts[parts.count - 1].unicodeScalars.distance(from: parts[parts.count - 1].unicodeScalars.startIndex, to: place)
                + 1
            return parts.map { part in
                (part, String(String.UnicodeScalarView(part.unicodeScalars.prefix(width))))
            }
        }
        for place in 1..<max(2, last.count) where place < last.count {
            guard vocabulary.isMetric(last, from: place) else { continue }
            let common = String(String.UnicodeScalarView(last[place...].compactMap(Unicode.Scalar.init)))
            guard parts.dropLast().allSatisfy({ !$0.hasSuffix(common) && !vocabulary.endsInMetric($0) }) else {
                return parts.map { ($0, nil) }
            }
            return parts.enumerated().map { index, part in
                let name =
                    index == parts.count - 1
                    ? String(String.UnicodeScalarView(last[..<place].compactMap(Unicode.Scalar.init))) : part
                return (index == parts.count - 1 ? part : part + common, name)
            }
        }
        return parts.map { ($0, nil) }
    }

    /// A clause such as 巨峰葡萄跌幅最大: the movement that the next clause gives a figure for.
    static func leadingMovement(_ phrase: Phrase, _ vocabulary: Vocabulary) -> (metric: String, core: Phrase, change: Predicate)?
    {
        for word in ["增速", "增幅", "涨幅", "降幅", "跌幅"] {
            guard let place = phrase.find(word), place >= 2, phrase.count - place <= 7,
                let value = vocabulary.predicateTrie.value(of: word)
            else { continue }
            let core = LeftReading(phrase.slice(0..<place), vocabulary).core
            guard !core.isEmpty else { return nil }
            return (core.string + word, core, vocabulary.predicates[value])
        }
        return nil
    }

    /// What a clause without figures is about: 粮食生产 in 粮食生产再获丰收; the figures of the next clause measure it.
    static func subjectNoun(_ phrase: Phrase, _ vocabulary: Vocabulary) -> String? {
        var end = 0
        while end < phrase.count, end < 16 {
            if !Folding.isHan(phrase.scalars[end]) { break }
            if end >= 2 {
                if vocabulary.verbs.longest(phrase.scalars, end, phrase.count) != nil
                    || vocabulary.predicateTrie.longest(phrase.scalars, end, phrase.count) != nil
                {
                    break
                }
                if let match = vocabulary.fillers.longest(phrase.scalars, end, phrase.count),
                    match.length > 1 || [0x518D, 0x5DF2, 0x4E5F, 0x5747, 0x7684, 0x5728, 0x4E3A].contains(phrase.scalars[end])
                {
                    break
                }
            }
            end += 1
        }
        guard end >= 2, end <= 14 else { return nil }
        let core = LeftReading(phrase.slice(0..<end), vocabulary).core
        return core.count >= 2 ? core.string : nil
    }

    /// The verb that a list's first item begins with.
    static func leadingVerb(_ core: Phrase, _ vocabulary: Vocabulary) -> String {
        guard let match = vocabulary.verbs.longest(core.scalars, 0, core.count), match.length < core.count else { return "" }
        // 服务业, 发电量: the verb is part of a noun
        if [0x4E1A, 0x91CF, 0x989D, 0x8D39, 0x7387, 0x6027, 0x7AD9, 0x7F51, 0x503C, 0x5546, 0x5546, 0x80FD].contains(
            core.scalars[match.length])
        {
            return ""
        }
        return core.slice(0..<match.length).string
    }

    /// Whether the words before a count say that it came about: 已建成, 累计, 新增.
    static func isEvent(_ left: LeftReading) -> Bool { left.roles.contains(.new) || left.roles.contains(.cumulative) }

    static func flows(_ kind: Kind, _ quantity: QuantityMention, _ left: LeftReading, _ timing: Timing) -> Kind {
        guard kind == .level, quantity.group != "money", quantity.group != "mass", quantity.group != "price" else { return kind }
        if left.roles.contains(.new) || left.roles.contains(.cumulative) || left.roles.contains(.average) { return .flow }
        return timing.windowRole == .span || timing.windowRole == .since ? (timing.isStated ? .flow : kind) : kind
    }

    /// Metric and field of a rank: 贡献度 | 全省金融机构 before 首位.
    static func rankParts(_ phrase: Phrase, _ vocabulary: Vocabulary) -> (metric: Phrase, scope: String) {
        for place in phrase.scalars.indices.reversed() {
            guard let match = vocabulary.predicateTrie.longest(phrase.scalars, place, phrase.count),
                vocabulary.predicates[match.value].role == .rank
            else { continue }
            // the longest verb of rank that covers this place
            var start = place
            while start > 0, let longer = vocabulary.predicateTrie.longest(phrase.scalars, start - 1, phrase.count),
                vocabulary.predicates[longer.value].role == .rank,
                start - 1 + longer.length >= place + 1
            { start -= 1 }
            let length = vocabulary.predicateTrie.longest(phrase.scalars, start, phrase.count)?.length ?? match.length
            var head = LeftReading(withoutYears(phrase.slice(0..<start)), vocabulary)
            // 在全国邮政列第2位: the field stands before the verb
            let fields = ["全国", "全球", "世界", "全省", "全市", "全行", "同业", "行业"]
            if phrase.slice(0..<start).hasPrefix("在") || fields.contains(where: { head.core.hasPrefix($0) }),
                start + length >= phrase.count, fields.contains(where: { head.core.hasPrefix($0) })
            {
                let scope = head.core.string
                head.core = Phrase()
                return (head.core, scope)
            }
            var scope = phrase.slice(min(start + length, phrase.count)..<phrase.count)
            scope.trimMarks()
            while let last = scope.scalars.last, last == 0x7684 || last == 0x7B2C { scope.dropLast(1) }
            return (withoutYears(head.core), scope.string)
        }
        var rest = phrase
        var scope = ""
        for field in ["全国", "世界", "全球", "全省", "全市", "亚洲", "国内", "省内", "行业", "同业"] where rest.hasSuffix(field) {
            rest.dropLast(field.unicodeScalars.count)
            scope = field
        }
        return (withoutYears(LeftReading(rest, vocabulary).core), scope)
    }

    /// 旅客吞吐量连续多年: without the words that say for how long.
    private static func withoutYears(_ core: Phrase) -> Phrase {
        guard let place = core.find("连续") else { return core }
        return core.slice(0..<place)
    }
}
