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
        _ quantity: QuantityMention, unitWord: String, _ left: LeftReading, _ right: RightNoun,
        topic: String?, isLikeTopic: Bool, listVerb: String, isList: Bool,
        vocabulary: Vocabulary
    ) -> MetricPhrase {
        var core = left.core.string
        core = withListVerb(core, listVerb, isList, left, vocabulary)
        core += left.movement
        if !core.isEmpty, let topic, !topic.ends(with: core), vocabulary.anaphors.value(of: core) != nil {
            let topic = core.hasPrefix("总") ? PhraseParts.withoutComponent(topic, vocabulary) : topic
            return MetricPhrase(text: topic + core, unit: nil, isTopic: false, rule: "topic")
        }
        for word in ["实现", "完成"] where core.begins(with: word) && core.unicodeScalars.count >= 4 { core.removeFirst(2) }
        core = withoutReaching(core, vocabulary)
        if quantity.group == "price", right.afterDe, core.hasSuffix("以") { core.removeLast() }  // 黄瓜以每公斤5元的|批发价
        let noun = (quantity.group == "noun" ? unitWord : "") + right.noun.string
        let isMeasure =
            counted.contains(quantity.group)
            || measured.contains(quantity.group) && !right.afterDe
        let isNamedBehind = quantity.group == "money" && isAmount(of: right.noun, core, left, vocabulary)
        let answers = quantity.group == "ratio" && left.change == nil && isAnswer(right.noun.scalars, vocabulary)
        let usesNoun =
            !noun.isEmpty
            && (isNamedBehind || answers || isMeasure && left.change == nil || right.afterDe
                || left.core.isEmpty && quantity.group != "money" && left.change == nil
                    && (quantity.group != "ratio" || left.roles.isEmpty))
        if quantity.group == "ratio", usesNoun, let share = share(noun, core, left, right, topic, vocabulary) { return share }
        if left.comparator { return comparison(core, topic, left, isPoints: quantity.unit == "pp", vocabulary) }
        if let whole = left.whole {
            var part = core.isEmpty ? topic ?? "" : core
            for word in ["增速", "增幅", "涨幅", "降幅"] where core.isEmpty && part.hasSuffix(word) { part.removeLast(2) }
            return MetricPhrase(
                text: part + "占" + whole + (usesNoun ? noun : ""), unit: nil, isTopic: false, rule: "share", usesNoun: usesNoun)
        }
        if usesNoun {
            let unit = quantity.unit.isEmpty ? CountedNoun.unit(of: right.noun, vocabulary) : nil
            if core.isEmpty { return MetricPhrase(text: noun, unit: unit, isTopic: true, rule: "noun after", usesNoun: true) }
            return MetricPhrase(text: core + noun, unit: unit, isTopic: true, rule: "noun after", usesNoun: true)
        }
        let isVerb =
            vocabulary.verbs.value(of: core) != nil && vocabulary.metricTrie.value(of: core) == nil
            || vocabulary.predicateTrie.value(of: core).map { vocabulary.predicates[$0].role == .new } ?? false
        if isVerb, left.change == nil, let topic,
            let deed = deed(core, topic, isLikeTopic: isLikeTopic, left, quantity, vocabulary)
        {
            return MetricPhrase(text: deed, unit: nil, isTopic: true, rule: "noun before")
        }
        if isVerb, isLikeTopic || left.change != nil, let topic, left.change != nil || !isDeed(topic, vocabulary) {
            let done = left.change == nil && counted.contains(quantity.group) ? done(core, topic, vocabulary) : nil
            return MetricPhrase(text: done ?? topic, unit: nil, isTopic: false, rule: "topic")
        }
        if core.isEmpty {
            let suffix =
                left.roles.contains(.share) ? "占比" : left.averageWord.isEmpty ? "" : left.averageWord + (left.change?.word ?? "")
            return MetricPhrase(text: topic.map { $0 + suffix }, unit: nil, isTopic: false, rule: "topic")
        }
        return MetricPhrase(text: core, unit: nil, isTopic: true, rule: left.change == nil ? "noun before" : "movement")
    }

    /// 近七成受访者认为价格合理, 灌溉面积…，覆盖了77%的粮食: a share whose noun stands behind it; nil where it is read like other figures.
    private static func share(
        _ noun: String, _ core: String, _ left: LeftReading, _ right: RightNoun, _ topic: String?, _ vocabulary: Vocabulary
    ) -> MetricPhrase? {
        if isAnswer(right.noun.scalars, vocabulary) {
            return MetricPhrase(text: noun, unit: nil, isTopic: false, rule: "noun after", usesNoun: true)
        }
        guard let topic else { return nil }
        if !right.afterDe, left.core.isEmpty, noun.unicodeScalars.count >= 3 {
            return MetricPhrase(text: topic + noun, unit: nil, isTopic: false, rule: "part of the topic", usesNoun: true)
        }
        guard right.afterDe, left.change == nil, vocabulary.verbs.value(of: core) != nil else { return nil }
        // what does it was named before
        return MetricPhrase(text: topic + core + noun, unit: nil, isTopic: false, rule: "topic", usesNoun: true)
    }

    /// 受访者|认为价格合理: people, and what they say of themselves.
    private static func isAnswer(_ noun: [UInt32], _ vocabulary: Vocabulary) -> Bool {
        let people = vocabulary.metricWords.head(.member, noun)
        let answer = Array(noun[people...])
        return people > 0 && answer.count > 2 && vocabulary.metricWords.head(.member, answer) == 0
            && vocabulary.announcers.longest(answer, 0, answer.count)?.length != answer.count
    }

    /// 新建3所，完工|2所: what was done is not what is done next.
    private static func isDeed(_ topic: String, _ vocabulary: Vocabulary) -> Bool {
        topic.unicodeScalars.count <= 2 && vocabulary.metricTrie.value(of: topic) == nil
    }

    /// What a verb says anew of what is spoken of; nil where it goes on with that.
    private static func deed(
        _ verb: String, _ topic: String, isLikeTopic: Bool, _ left: LeftReading, _ quantity: QuantityMention,
        _ vocabulary: Vocabulary
    ) -> String? {
        guard !left.roles.contains(.new), !left.roles.contains(.net) else { return nil }
        return given(verb, topic, vocabulary)
            ?? (isLikeTopic && counted.contains(quantity.group) ? turned(verb, topic, vocabulary) : nil)
    }

    /// 贷款余额…，全年累计投放2400亿元: what comes about is no balance, but of what that is one of.
    private static func given(_ verb: String, _ topic: String, _ vocabulary: Vocabulary) -> String? {
        let words = topic.scalarValues
        guard Nature(vocabulary).isFlow(verb.scalarValues),
            let balance = vocabulary.kinds.ending(.balance, words, 0..<words.count), words.count - balance >= 2
        else { return nil }
        return String(words[..<(words.count - balance)]) + verb
    }

    /// 签约项目36个，开工16个: what was done with those that something else was done with before.
    private static func turned(_ verb: String, _ topic: String, _ vocabulary: Vocabulary) -> String? {
        let (words, core) = (topic.scalarValues, verb.scalarValues)
        guard core.count >= 2, vocabulary.metricWords.head(.light, core) < core.count else { return nil }
        // 邮政、快递企业共|揽收快件: who does it may stand before
        var start = words.indices.first { vocabulary.verbs.longest(words, $0, words.count).map { $0.length >= 2 } ?? false } ?? 0
        let head = start
        while let other = vocabulary.verbs.longest(words, start, words.count)?.length, other >= 2,
            !words[start..<start + other].elementsEqual(core)
        {
            start += other
        }
        // 快递|处理|中心 and 服务|业: there the verb is part of a noun
        let rest = Array(words[start...])
        guard start > head, rest.count >= 2, head == 0 || vocabulary.metricWords.end(.agent, rest) == 0,
            !ClauseSubject.leadingVerb(Phrase(String(words[head...])), vocabulary).isEmpty
        else { return nil }
        return verb + String(rest[...])
    }

    /// 保交房工作…，已交付285万套: what was done with what.
    private static func done(_ verb: String, _ topic: String, _ vocabulary: Vocabulary) -> String? {
        guard vocabulary.verbs.value(of: verb) != nil,
            let effort = vocabulary.phrases.effort.first(in: Phrase(topic))?.lowerBound, effort >= 2
        else { return nil }
        return String(topic.scalarValues[..<effort]) + verb
    }

    /// 开工项目1万个、完成投资1万亿元: the verb of a list is that of all its figures, unless one has a verb of its own.
    private static func withListVerb(
        _ core: String, _ verb: String, _ isList: Bool, _ left: LeftReading, _ vocabulary: Vocabulary
    ) -> String {
        let reaches = vocabulary.predicateTrie.longest(left.core.scalars, 0, left.core.count).map {
            $0.length > 1 && vocabulary.predicates[$0.value].role == .reach
        }
        guard isList, !core.isEmpty, !verb.isEmpty, !core.begins(with: verb), left.change == nil, reaches != true else {
            return core
        }
        return verb + core
    }

    /// 完成5.3亿美元融资, 获得2.7亿元收益: what the money is.
    private static func isAmount(of noun: Phrase, _ core: String, _ left: LeftReading, _ vocabulary: Vocabulary) -> Bool {
        left.change == nil && left.whole == nil && noun.count >= 2
            && (left.core.isEmpty || vocabulary.verbs.value(of: core) != nil)
            && (vocabulary.endsInMetric(noun.string) || vocabulary.phrases.amount.ends(noun))
    }

    private static func comparison(
        _ core: String, _ topic: String?, _ left: LeftReading, isPoints: Bool, _ vocabulary: Vocabulary
    ) -> MetricPhrase {
        let lead = isPoints ? lead(of: core.isEmpty ? topic ?? "" : core, over: left.compared, vocabulary) : nil
        return MetricPhrase(
            text: lead ?? (core.isEmpty ? topic : core), unit: nil, isTopic: !core.isEmpty && lead == nil, rule: "comparison")
    }

    /// 贷款余额同比增长…，较各项贷款增速高…个百分点: how much faster one metric has grown than another, which is neither of them.
    private static func lead(of one: String, over other: Phrase, _ vocabulary: Vocabulary) -> String? {
        var (one, other) = (Phrase(one), other)
        if let length = vocabulary.phrases.movement.ending(one.scalars), length < one.count { one.dropLast(length) }
        other.trimMarks()
        if let length = vocabulary.phrases.movement.ending(other.scalars) { other.dropLast(length) }
        guard one.count >= 2, other.count >= 2, vocabulary.endsInMetric(other.string),
            let lead = vocabulary.phrases.lead.words.first
        else {
            return nil
        }
        return one.string + String(lead[...]) + other.string
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

}
