/// Finds the registered metric that a phrase names: by a name or alias, by the same words in another order, with a part of an axis in it,
/// or with words that add nothing.
struct MetricMatch {
    let vocabulary: Vocabulary
    private var words: MetricWords {
        @inline(__always) _read { yield vocabulary.metricWords }
    }
    private var registry: MetricRegistry {
        @inline(__always) _read { yield vocabulary.registry }
    }

    /// A metric of the registry, and the part of it that the phrase names.
    struct Found: Equatable {
        let metric: Int
        var component: String?
    }

    func callAsFunction(_ phrase: [UInt32]) -> Found? {
        if let known = plain(phrase) ?? bracketed(phrase) ?? part(phrase) { return known }
        // 农村居民的人均可支配收入
        if let de = phrase.firstIndex(of: 0x7684), de > 1, de + 2 < phrase.count {
            return self(Array(phrase[..<de] + phrase[(de + 1)...]))
        }
        return nil
    }

    /// The metric of exactly these words, in either order, or with a word of size behind them.
    private func plain(_ phrase: [UInt32]) -> Found? {
        if let known = registry.exact(phrase) { return Found(metric: known) }
        if let form = MetricOrder(words: words).form(phrase), let known = registry.ordered(form) ?? registry.exact(form) {
            return Found(metric: known)
        }
        let size = words.end(.size, phrase)
        guard size > 0, phrase.count > size + 1 else { return nil }
        return registry.exact(Array(phrase.dropLast(size))).map { Found(metric: $0) }
    }

    /// 居民消费价格指数（CPI）, 广义货币（M2）余额: without the bracket, or with what is in it alone.
    private func bracketed(_ phrase: [UInt32]) -> Found? {
        guard let open = phrase.firstIndex(of: 0xFF08), let close = phrase[open...].firstIndex(of: 0xFF09) else { return nil }
        let tail = phrase[(close + 1)...]
        return plain(Array(phrase[..<open] + tail)) ?? plain(Array(phrase[(open + 1)..<close] + tail))
    }

    /// 同城|快递业务量, 城镇|居民人均可支配收入: a part of an axis that the metric is broken down by.
    private func part(_ phrase: [UInt32]) -> Found? {
        for place in phrase.indices {
            for match in registry.parts.all(phrase, place, phrase.count).reversed() where match.length < phrase.count - 1 {
                var rest = Array(phrase[..<place] + phrase[(place + match.length)...])
                if place == 0, rest.first == 0x7684 { rest.removeFirst() }
                guard let known = plain(rest), let component = registry.component(match.value, of: known.metric) else { continue }
                return Found(metric: known.metric, component: component)
            }
        }
        return nil
    }

    /// Where the longest registered name begins that the phrase ends in; nil for none. It stays as it is printed there: 海洋|生产总值
    /// is no 海洋地区生产总值.
    func ending(_ phrase: [UInt32]) -> Int? {
        for place in phrase.indices.dropLast() where registry.trie.begins(phrase[place]) {
            guard let match = registry.trie.longest(phrase, place, phrase.count), place + match.length == phrase.count else {
                continue
            }
            return place
        }
        return nil
    }
}
