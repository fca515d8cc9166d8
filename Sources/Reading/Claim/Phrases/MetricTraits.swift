/// What the words of a metric say of its unit and its period.
struct MetricTraits {
    private let words: PhraseWords

    init(_ vocabulary: Vocabulary) { words = vocabulary.phrases }

    /// Whether a metric is counted in money, so that a bare 189亿 is yuan.
    func isMoney(_ metric: [UInt32]) -> Bool { words.money.ends(metric) }

    /// Whether a metric is of a year's crop, of which 今年 means the whole year, also before its end.
    func isCrop(_ metric: [UInt32]) -> Bool { words.crop.occurs(in: metric, 0..<metric.count) }

    /// Whether words name a branch of the economy, of which the topic is measured.
    func isSector(_ core: Phrase) -> Bool { core.count >= 3 && words.sector.ends(core) }

    /// Whether a metric is an index, which is counted in points.
    func isIndex(_ metric: [UInt32]) -> Bool { words.index.ends(metric) }
}
