/// Words that name several metrics, or parts of one.
enum PhraseParts {
    /// 汽车产销分别完成…, 城乡居民收入分别…: a word that is two metrics or two parts.
    static func pair(_ core: Phrase, _ count: Int, _ vocabulary: Vocabulary) -> [String]? {
        guard let pair = vocabulary.metricWords.pair(core.scalars), pair.parts.count == count else { return nil }
        let (head, tail) = (core.scalars[..<pair.range.lowerBound], core.scalars[pair.range.upperBound...])
        guard !head.contains(0x3001), !tail.contains(0x3001) else { return nil }
        return pair.parts.map { String((head + $0 + tail)[...]) }
    }

    /// 批发业、零售业、住宿业|三大行业|销售额: as many parts as are said to be, each with what is measured of all.
    static func counted(_ core: Phrase, _ count: Int, _ vocabulary: Vocabulary) -> [String]? {
        let (scalars, words) = (core.scalars, vocabulary.phrases)
        guard scalars.contains(0x3001) else { return nil }
        for place in 3..<max(3, scalars.count - 3) where Numerals.isNumeral(scalars[place]) {
            guard let unit = words.groupCount.length(in: scalars, at: place + 1, before: scalars.count),
                let head = words.groupHead.length(in: scalars, at: place + 1 + unit, before: scalars.count)
            else { continue }
            let rest = core.slice(place + 1 + unit + head..<core.count).string
            let parts = parts(core.slice(0..<place), count)
            return parts.count == count && !rest.isEmpty ? parts.map { $0 + rest } : nil
        }
        return nil
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
    ///
    /// - Parameter isSaidOfEach: 均居第2位: 高速公路、农村公路通车里程 are two as well.
    static func twoMetrics(_ words: String?, isSaidOfEach: Bool = false, _ vocabulary: Vocabulary) -> [String]? {
        guard let words else { return nil }
        let parts = parts(Phrase(words), 2)
        if isSaidOfEach, parts.count == 2, let ending = shared(parts[0].scalarValues, parts[1].scalarValues) {
            return [parts[0] + ending, parts[1]]
        }
        guard parts.count == 2, parts.allSatisfy({ vocabulary.phrases.measure.ends($0.scalarValues) }) else { return nil }
        let (first, second) = (parts[0].scalarValues, parts[1].scalarValues)
        guard second.count == 2, first.count > 3 else { return parts }
        return [parts[0], String(first.dropLast(2)) + parts[1]]
    }

    /// What two things alike have in common: 通车里程 of 高速公路 and 农村公路通车里程; nil where they are not alike.
    private static func shared(_ first: [UInt32], _ second: [UInt32]) -> String? {
        for length in stride(from: min(first.count, second.count - 2), through: 2, by: -1) {
            guard let place = second.find(Array(first.suffix(length)), in: 0..<second.count), place + length < second.count else {
                continue
            }
            return String(second[(place + length)...])
        }
        return nil
    }

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
    static func withoutComponent(_ topic: String, _ vocabulary: Vocabulary) -> String {
        let scalars = topic.scalarValues
        guard let part = vocabulary.components.longest(scalars, 0, scalars.count), part.length + 2 <= scalars.count else {
            return topic
        }
        return String(scalars[part.length...])
    }

    /// 采矿业增加值 without the branch that it is of.
    static func withoutSector(_ metric: String, _ vocabulary: Vocabulary) -> String {
        let scalars = metric.scalarValues
        for place in scalars.indices.reversed() where place >= 3 && vocabulary.isMetric(scalars, from: place) {
            if vocabulary.phrases.sector.ends(Array(scalars[..<place])) { return String(scalars[place...]) }
        }
        return metric
    }

    /// 基本养老、失业、工伤保险参保人数: each part is a registered metric with the end of the last; nil where not all are.
    private static func named(_ parts: [String], _ last: [UInt32], _ vocabulary: Vocabulary) -> [String]? {
        guard vocabulary.registry.exact(last) != nil, parts.dropLast().allSatisfy({ !vocabulary.endsInMetric($0) }) else {
            return nil
        }
        for place in last.indices.dropFirst() {
            let ending = last[place...]
            let names = parts.dropLast().map { $0.scalarValues + ending }
            if names.allSatisfy({ vocabulary.registry.exact($0) != nil }) {
                return names.map { String($0[...]) } + [String(last[...])]
            }
        }
        return nil
    }

    /// 利润总额 behind 国有企业营业总收入: the registered metric that begins as the one before and ends so; nil where there is none, and
    /// where it is the one before: 零售额 behind 社会消费品零售总额 is a part of it.
    static func scoped(_ bare: [UInt32], by before: [UInt32], _ vocabulary: Vocabulary) -> String? {
        let known = vocabulary.registry.exact(before)
        for length in stride(from: before.count, through: 2, by: -1) {
            let name = before[..<length] + bare
            guard let found = vocabulary.registry.exact(Array(name)) else { continue }
            return found == known ? nil : String(name[...])
        }
        return nil
    }

    /// 海上风电装机容量和发电量, 步行街客流量、营业额: later parts that say not of what they are take it from the first.
    private static func scoped(_ parts: [String], _ vocabulary: Vocabulary) -> [String] {
        let words = vocabulary.phrases
        func isBare(_ part: String) -> Bool { words.scopedMeasure.contains(part) || words.bareMeasure.contains(part) }
        guard let first = parts.first?.scalarValues, parts.dropFirst().contains(where: isBare) else { return parts }
        let end = max(words.scopedMeasure.ending(first) ?? 0, words.bareMeasure.ending(first) ?? 0)
        return [parts[0]]
            + parts.dropFirst().map { part in
                guard isBare(part) else { return part }
                if let name = scoped(part.scalarValues, by: first, vocabulary) { return name }
                return end > 0 && first.count - end >= 3 ? String(first[..<(first.count - end)]) + part : part
            }
    }

    /// Parts of a list with what the last one says for all: 同城、异地、国际快递业务量 are three components of one metric.
    static func components(_ parts: [String], _ vocabulary: Vocabulary) -> [(metric: String, component: String?)] {
        var parts = scoped(parts, vocabulary)
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
        if let names = named(parts, last, vocabulary) { return names.map { ($0, nil) } }
        // 国有企业、民营企业和外资企业|利润: what all are ends each of them
        let sort = (4..<max(4, last.count)).first { place in
            vocabulary.isMetric(last, from: place)
                && parts.dropLast().allSatisfy { $0.ends(with: String(last[place - 2..<place])) }
        }
        for place in (sort ?? 1)..<max(2, last.count) where place < last.count {
            guard vocabulary.isMetric(last, from: place) else { continue }
            let common = String(String.UnicodeScalarView(last[place...].compactMap(Unicode.Scalar.init)))
            guard place == sort || parts.dropLast().allSatisfy({ !$0.hasSuffix(common) && !vocabulary.endsInMetric($0) }) else {
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
}
