import EmbeddedFiles
import Quantities

// Over 400 lines: every table has its field, its columns and its line of the initializer here, and nowhere else.

/// What the reader knows: the tables of seeds/vocabulary as look-up structures, built once.
public final class Vocabulary: Sendable {
    let units: [UnitWord]
    let unitTrie: Trie
    let bounds: [BoundWord]
    let boundTries: BoundTries
    let predicates: [Predicate]
    let predicateTrie: Trie
    let ranks: [(word: String, value: Exact)]
    let rankTrie: Trie
    /// Words with numeral characters that are no figures, and what they are.
    let idioms: [(word: String, fate: String)]
    let idiomTrie: Trie
    /// Words of time, and their rules in parts (`month:-1`).
    let periods: [(word: String, rule: [String])]
    let periodTrie: Trie
    /// The days off of a holiday in one year (2024年春节假期) and those of 春运, with the year and the words behind it.
    private let holidays: [Holiday]
    let fillers: Trie
    let announcers: Trie
    let notSubjects: Trie
    /// What figures measure: names, other names, nature.
    public let registry: MetricRegistry
    /// Who is compared with whom.
    public let peers: PeerTable
    /// Metrics whose stated growth does not lead back to the earlier value.
    public let growthBases: GrowthBases
    /// What the words of a phrase do to the name of a metric.
    let metricWords: MetricWords
    var metrics: [RegisteredMetric] { registry.metrics }
    var metricTrie: Trie { registry.trie }
    let kinds: KindWords
    /// How words around a figure are cut, and what becomes of the figure.
    let phrases: PhraseWords
    let names: OrganizationNames
    /// Words by which unknown names are told from stretches of a clause.
    let nameWords: NameWords
    let brands: BrandNames
    /// What may begin at a scalar of the basic plane, as `StartFlags`.
    let startFlags: [UInt8]
    /// Pairs of scalars by which a name, idiom, period or rank may begin: 2^20 bits.
    private let pairs: [UInt64]
    let verbs: Trie
    let stocks: Trie
    let prices: Trie
    let anaphors: Trie
    let components: Trie
    /// Bodies of one sort together: 中央企业, 中小企业.
    let groups: Trie
    /// Words beside a period: 比, 较 before it and 相比 behind it, 从 and 由, 到 and 至.
    let versus: Trie
    let versusAfter: Trie
    let origins: Trie
    let goals: Trie
    /// Words before a name that is not the subject: 在, 对, 向.
    let obliques: Trie
    /// 同比 and its like, 环比 and its like, 净 and 新增.
    let yearBases: Trie
    let windowBases: Trie
    let nets: Trie
    /// 两年平均: from two years before.
    let twoYears: Trie
    /// 其中, 这其中: a part of what stood before.
    let inclusives: Trie
    /// 分别, 依次: figures dealt out in order.
    let distributives: Trie
    /// What the name of a body of the whole world begins with: 国际, 世界.
    let worldwides: Trie
    /// By which the names of bodies end that tell of others' figures: 协会, 研究院, 央行.
    let observers: Trie
    /// What a bureau does to a figure that is not its own: 将…由…修订为….
    let revisions: Trie
    /// 年均, 累计 and their like; 计划, 力争 and their like, wherever they stand in a clause.
    let averages: Trie
    let plans: Trie
    /// 如果, 假设; and words that stand in no name of a metric: 的, 将, 把.
    let suppositions: Trie
    /// 给予, 奖励, 通报: what a rule does to those that it speaks of.
    let rulings: Trie
    /// 剔除, 按可比口径 at the head of a way of reckoning, and 计算, 后, 因素 at its end.
    let bases: Trie
    let basisEnds: Trie
    let particles: Trie
    /// What the features of each slot count.
    package let weights: Weights
    let starters = Starters()

    /// Reads the tables that are compiled into the binary.
    public static func embedded() throws(VocabularyError) -> Vocabulary { try Vocabulary(tables: [:]) }

    /// Names of the tables, each with the columns that it must have.
    public static let tables: [(name: String, columns: [String])] = [
        ("axes.tsv", ["axis", "component", "words", "example"]),
        ("bounds.tsv", ["word", "place", "bound", "not_before", "not_after", "example", "reading"]),
        ("brand_names.tsv", ["name", "organization", "beside", "example"]),
        ("countries.tsv", ["name", "short", "kind"]),
        ("divisions.tsv", ["code", "name", "short", "parent", "level"]),
        ("foreign_firms.tsv", ["name", "aliases", "country"]),
        ("growth_bases.tsv", ["word", "means", "example"]),
        ("idioms.tsv", ["word", "fate", "example"]),
        ("listed_firms.tsv", ["name", "code"]),
        ("metric_aliases.tsv", ["alias", "metric", "example"]),
        ("metric_words.tsv", ["word", "role", "means", "example", "metric"]),
        ("metrics.tsv", ["name", "nature", "units", "better", "range", "axes", "field", "source", "example"]),
        ("kinds.tsv", ["word", "role", "not_after", "not_before", "kind", "example"]),
        ("name_words.tsv", ["word", "role", "not_before", "example"]),
        ("not_organizations.tsv", ["text", "why", "example"]),
        ("organization_suffixes.tsv", ["suffix", "class", "traits", "example"]),
        ("organization_words.tsv", ["word", "means", "example"]),
        ("organizations.tsv", ["name", "aliases", "system", "level", "region", "example"]),
        ("peers.tsv", ["name", "level", "system", "within", "count", "members", "scopes", "example", "not"]),
        ("periods.tsv", ["word", "rule", "example", "start", "end"]),
        ("phrase_words.tsv", ["word", "role", "example"]),
        ("predicates.tsv", ["word", "role", "kind", "sign", "example"]),
        ("ranks.tsv", ["word", "value", "example"]),
        ("regions.tsv", ["name", "aliases", "members", "example"]),
        ("systems.tsv", ["system", "pattern", "forms", "headquarters", "levels", "example", "canonical"]),
        ("units.tsv", ["word", "unit", "factor", "class", "not_before", "example", "reading"]),
        ("weights.tsv", ["slot", "feature", "weight"]),
        ("words.tsv", ["word", "role", "example"]),
    ]

    /// The embedded file `name` (`schema.sql` or a table), nil where there is none.
    public static func embeddedFile(_ name: String) -> String? {
        embeddedBytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func embeddedBytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
        var index = 0
        while true {
            let file = embedded_file_at(index)
            guard file.count > 0 || file.name.pointee != 0 else { return nil }
            if String(cString: file.name) == name { return UnsafeBufferPointer(start: file.bytes, count: file.count) }
            index += 1
        }
    }

    /// Names of the columns that a table must have.
    static func columns(_ table: String) -> [String] { tables.first { $0.name == table }?.columns ?? [] }

    private static func embeddedTable(_ name: String) throws(VocabularyError) -> [Table.Row] {
        guard let bytes = embeddedBytes(name) else { return [] }
        return try Table(name, compiledIn: bytes, required: columns(name)).rows
    }

    /// Builds the vocabulary from tables (`units.tsv` and so on → content); a table that is missing is taken from the embedded ones.
    public init(tables given: [String: String]) throws(VocabularyError) {
        for name in given.keys where !Vocabulary.tables.contains(where: { $0.name == name }) {
            let known = Vocabulary.tables.map(\.name).joined(separator: ", ")
            throw VocabularyError(description: "\(name): no such table; the tables are \(known)")
        }
        func table(_ name: String) throws(VocabularyError) -> [Table.Row] {
            guard let text = given[name] else { return try Vocabulary.embeddedTable(name) }
            return try Table(name, text, required: Vocabulary.columns(name)).rows
        }
        (units, unitTrie) = try Vocabulary.units(try table("units.tsv"))
        (bounds, boundTries) = try Vocabulary.bounds(try table("bounds.tsv"))
        (predicates, predicateTrie) = try Vocabulary.predicates(try table("predicates.tsv"))
        metricWords = try MetricWords(try table("metric_words.tsv"))
        kinds = try KindWords(try table("kinds.tsv"))
        phrases = try PhraseWords(try table("phrase_words.tsv"))
        // a table of units of one's own may lack what the metrics are counted in
        let unitNames =
            given["units.tsv"] == nil ? units : units + (try Vocabulary.units(try Vocabulary.embeddedTable("units.tsv")).0)
        registry = try MetricRegistry(
            metrics: try table("metrics.tsv"), aliases: try table("metric_aliases.tsv"), axes: try table("axes.tsv"),
            units: Set(unitNames.map(\.unit)), words: metricWords)

        peers = try PeerTable(try table("peers.tsv"), divisions: try table("divisions.tsv"))
        growthBases = try GrowthBases(try table("growth_bases.tsv"))

        var ranks: [(word: String, value: Exact)] = []
        for row in try table("ranks.tsv") {
            guard let value = Exact(plain: row["value"]) else { throw row.error("“\(row["value"])” is no number") }
            ranks.append((row.cell("word").string, value))
        }
        self.ranks = ranks
        rankTrie = Vocabulary.trie(ranks.map(\.word))
        idioms = try table("idioms.tsv").map { ($0.cell("word").string, $0.cell("fate").string) }
        idiomTrie = Vocabulary.trie(idioms.map(\.word))
        periods = try table("periods.tsv").map {
            ($0.cell("word").string, $0.cell("rule").words(partedBy: UInt8(ascii: ":")).map(\.string))
        }.filter { !$0.1.isEmpty }
        periodTrie = Vocabulary.trie(periods.map(\.word))
        holidays = Vocabulary.holidays(periods)

        let words = try table("words.tsv")
        fillers = Vocabulary.trie(words, of: "filler")
        announcers = Vocabulary.trie(words, of: "announce")
        notSubjects = Vocabulary.trie(words, of: "not_subject")
        verbs = Vocabulary.trie(words, of: "verb")
        stocks = Vocabulary.trie(words, of: "stock")
        prices = Vocabulary.trie(words, of: "price")
        anaphors = Vocabulary.trie(words, of: "anaphor")
        components = Vocabulary.trie(words, of: "component")
        groups = Vocabulary.trie(words, of: "group")
        versus = Vocabulary.trie(words, of: "versus")
        versusAfter = Vocabulary.trie(words, of: "versus_after")
        origins = Vocabulary.trie(words, of: "origin")
        goals = Vocabulary.trie(words, of: "goal")
        obliques = Vocabulary.trie(words, of: "oblique")
        yearBases = Vocabulary.trie(words, of: "year_base")
        windowBases = Vocabulary.trie(words, of: "window_base")
        averages = Vocabulary.trie(words, of: "average")
        bases = Vocabulary.trie(words, of: "basis")
        basisEnds = Vocabulary.trie(words, of: "basis_end")
        rulings = Vocabulary.trie(words, of: "ruling")
        suppositions = Vocabulary.trie(words, of: "supposition")
        particles = Vocabulary.trie(words, of: "particle")
        plans = Vocabulary.trie(words, of: "plan")
        twoYears = Vocabulary.trie(words, of: "two_years")
        inclusives = Vocabulary.trie(words, of: "inclusive")
        distributives = Vocabulary.trie(words, of: "distributive")
        worldwides = Vocabulary.trie(words, of: "worldwide")
        observers = Vocabulary.trie(words, of: "observer")
        revisions = Vocabulary.trie(words, of: "revision")
        nets = Vocabulary.trie(words, of: "net")
        weights = try Weights(try table("weights.tsv"))
        names = try OrganizationNames(
            divisions: try table("divisions.tsv"), countries: try table("countries.tsv"), regions: try table("regions.tsv"),
            systems: try table("systems.tsv"), organizations: try table("organizations.tsv"),
            listed: try table("listed_firms.tsv"), foreign: try table("foreign_firms.tsv"),
            suffixes: try table("organization_suffixes.tsv"), words: try table("organization_words.tsv"),
            negatives: try table("not_organizations.tsv"))
        nameWords = try NameWords(try table("name_words.tsv"))
        brands = try BrandNames(try table("brand_names.tsv"), names)
        var bits = [UInt64](repeating: 0, count: 1 << 14)
        var singles = ScalarSet()
        for trie in [names.trie, idiomTrie, periodTrie, rankTrie] { trie.mark(pairs: &bits, singles: &singles) }
        pairs = bits
        startFlags = Vocabulary.flags(
            singles: singles,
            quantity: [boundTries.share, boundTries.numeral], period: periodTrie, rank: rankTrie, name: names.trie,
            idiom: idiomTrie)
    }

    /// Whether something may begin with this pair: false for nearly every place of a text.
    @inline(__always)
    func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
        let slot = Trie.pair(first, second)
        return pairs[slot >> 6] >> UInt64(slot & 63) & 1 == 1
    }

    /// The first place from `place` on at which something may begin or end; `limit` where nothing does.
    func nextStart(_ text: [UInt32], _ place: Int, _ limit: Int) -> Int {
        startFlags.withUnsafeBufferPointer { flags in
            text.withUnsafeBufferPointer { text in
                let limit = min(limit, text.count)
                var place = place
                while place < limit, text[place] >= 0x10000 || flags[Int(text[place])] == 0 { place &+= 1 }
                return place
            }
        }
    }

    private static func flags(singles: ScalarSet, quantity: [Trie], period: Trie, rank: Trie, name: Trie, idiom: Trie) -> [UInt8]
    {
        var flags = [UInt8](repeating: 0, count: 0x10000)
        for range in [0x30..<0x3A, 0x3000..<0x3008, 0x4E00..<0xA000] {
            for value in range where Numerals.isNumeral(UInt32(value)) {
                flags[value] |= StartFlags.quantity | StartFlags.period
            }
        }
        for value in [0x51E0, 0x6570, 0x534A] { flags[value] |= StartFlags.quantity }  // 几 数 半
        for trie in quantity { trie.forEachFirst { flags[$0] |= StartFlags.quantity } }
        period.forEachFirst { flags[$0] |= StartFlags.period }
        PeriodScanner.heads.forEach { flags[$0] |= StartFlags.period | StartFlags.single }
        rank.forEachFirst { flags[$0] |= StartFlags.rank }
        for value in [0x7B2C, 0x524D] { flags[value] |= StartFlags.rank | StartFlags.single }  // 第 前
        name.forEachFirst { flags[$0] |= StartFlags.name }
        idiom.forEachFirst { flags[$0] |= StartFlags.idiom }
        singles.forEach { flags[$0] |= StartFlags.single }
        // marks stand in ASCII, general punctuation, CJK punctuation and the full-width forms
        for range in [0..<0x80, 0x2000..<0x2070, 0x3000..<0x3040, 0xFF00..<0xFF66] {
            for value in range
            where Folding.endsSentence(UInt32(value)) || value == 0x0A || Scanner.partsClause(UInt32(value)) {
                flags[value] |= StartFlags.parts
            }
        }
        for value in [0x300A, 0xFF08] { flags[value] |= StartFlags.skip }  // 《 （
        for value in 0x41...0x7A where Folding.isLatin(UInt32(value)) { flags[value] |= StartFlags.skip }
        return flags
    }

    static func trie(_ words: [String]) -> Trie {
        var trie = Trie()
        for (index, word) in words.enumerated() { trie.insert(word, Int32(index)) }
        trie.pack()
        return trie
    }

    /// The words of words.tsv that play `role`.
    private static func trie(_ rows: [Table.Row], of role: StaticString) -> Trie {
        var trie = Trie()
        var count: Int32 = 0
        for row in rows where row.cell("role") == role {
            trie.insert(row.cell("word"), count)
            count += 1
        }
        trie.pack()
        return trie
    }

    private static func units(_ rows: [Table.Row]) throws(VocabularyError) -> ([UnitWord], Trie) {
        var units: [UnitWord] = []
        var trie = Trie()
        for row in rows {
            let word = row.cell("word")
            guard let factor = row.cell("factor") == "1" ? .one : Factor(row["factor"]) else {
                throw row.error("“\(row["factor"])” is no factor (1000, 0.05 or 1/2)")
            }
            let unit = UnitWord(
                word: word.string, unit: row.cell("unit").string, factor: factor, group: row.cell("class").string,
                notBefore: WordList(row.cell("not_before").words().map(\.scalarValues)))
            guard trie.insert(word, Int32(units.count)) == Int32(units.count) else {
                throw row.error("“\(unit.word)” stands twice")
            }
            units.append(unit)
        }
        trie.pack()
        return (units, trie)
    }

    private static func bounds(_ rows: [Table.Row]) throws(VocabularyError) -> ([BoundWord], BoundTries) {
        var bounds: [BoundWord] = []
        var tries = BoundTries()
        for row in rows {
            guard let place = BoundWord.Place(rawValue: row.cell("place").string) else {
                throw row.error("“\(row["place"])” is no place (prefix, infix, suffix, numeral, share)")
            }
            guard let bound = Bound(rawValue: row.cell("bound").string) else { throw row.error("“\(row["bound"])” is no bound") }
            let reading = Array(row.cell("reading").words(partedBy: UInt8(ascii: " ")))
            guard reading.count >= 3, let value = Exact(plain: reading[0].string) else {
                throw row.error("reading must be “value unit bound …”")
            }
            let isExpression = place == .numeral || place == .share
            bounds.append(
                BoundWord(
                    word: row.cell("word").string, place: place, bound: bound, value: isExpression ? value : nil,
                    unit: place == .share ? reading[1].string : "",
                    notBefore: WordList(row.cell("not_before").words().map(\.scalarValues)),
                    notAfter: row.cell("not_after").words().map(\.scalarValues)))
            tries.insert(row.cell("word"), place, Int32(bounds.count - 1))
        }
        return (bounds, tries)
    }

    private static func predicates(_ rows: [Table.Row]) throws(VocabularyError) -> ([Predicate], Trie) {
        var predicates: [Predicate] = []
        var trie = Trie()
        for row in rows {
            guard let role = Predicate.Role(rawValue: row.cell("role").string) else {
                throw row.error("“\(row["role"])” is no role")
            }
            let sign = row.cell("sign") == "-" ? -1 : row.cell("sign") == "+" ? 1 : 0
            predicates.append(
                Predicate(word: row.cell("word").string, role: role, kind: Kind(rawValue: row.cell("kind").string), sign: sign))
            trie.insert(row.cell("word"), Int32(predicates.count - 1))
        }
        trie.pack()
        return (predicates, trie)
    }

    /// Whether the words from `place` to the end are a metric that the vocabulary knows, or several in a row (快递业务量占比).
    func isMetric(_ scalars: [UInt32], from place: Int) -> Bool {
        var index = place
        while index < scalars.count {
            guard let match = metricTrie.longest(scalars, index, scalars.count) else { return false }
            index += match.length
        }
        return true
    }

    /// The longest known metric at the end of a phrase.
    func metricEnding(_ phrase: String) -> String? {
        let scalars = phrase.scalarValues
        guard let place = scalars.indices.first(where: { isMetric(scalars, from: $0) }) else { return nil }
        return String(String.UnicodeScalarView(scalars[place...].compactMap(Unicode.Scalar.init)))
    }

    private struct Holiday {
        let days: Period
        let year: Int
        let name: String
        var isSeason: Bool { !name.hasSuffix("假期") }
    }

    private static func holidays(_ periods: [(word: String, rule: [String])]) -> [Holiday] {
        periods.compactMap { row in
            guard row.rule.count == 3, row.rule[0] == "window", let year = Int(row.word.prefix(4)),
                row.word.hasSuffix("假期") || row.word.hasSuffix("期间"), let start = Day(iso: row.rule[1]),
                let end = Day(iso: row.rule[2])
            else { return nil }
            return Holiday(days: Period(start: start, end: end), year: year, name: String(row.word.dropFirst(5)))
        }
    }

    /// Whether a day lies in a holiday of periods.tsv (2024年国庆假期), for which markets close.
    func isHoliday(_ day: Day) -> Bool {
        holidays.contains { holiday in
            guard !holiday.isSeason, let start = holiday.days.start, let end = holiday.days.end else { return false }
            return start <= day && day <= end
        }
    }

    /// The same days of a holiday in other years: the days off of 春节 move, and its first three are the first three of the other one.
    ///
    /// - Parameters:
    ///   - isTravel: whether a day in the middle of 春运 is one of that
    ///   - isSaid: whether the text speaks of a holiday or season (五一, 春运): dates alone name no first days of one
    /// - Returns: for a year the days in it, nil where they are not known; nil for what is no holiday nor the beginning of one
    func sameDays(_ period: Period, isTravel: Bool, isSaid: (String) -> Bool) -> ((_ year: Int) -> Period?)? {
        guard let start = period.start, let end = period.end else { return nil }
        let found = holidays.first { holiday in
            guard let first = holiday.days.start, let last = holiday.days.end, first <= start, end <= last else { return false }
            if !holiday.isSeason, period == holiday.days { return true }
            return (first == start || holiday.isSeason && isTravel) && isSaid(String(holiday.name.prefix(2)))
        }
        guard let found, let first = found.days.start else { return nil }
        let (behind, length) = (Int(start.number - first.number), Int(end.number - start.number))
        let isWhole = period == found.days
        return { year in
            guard let other = self.holidays.first(where: { $0.name == found.name && $0.year == year + found.year - end.year }),
                let start = other.days.start, let last = other.days.end
            else { return nil }
            if isWhole { return other.days }
            let begin = start.adding(days: behind)
            return begin > last ? nil : Period(start: begin, end: min(last, begin.adding(days: length)))
        }
    }

    /// Whether a phrase ends with a metric that the vocabulary knows.
    func endsInMetric(_ phrase: String) -> Bool {
        let scalars = phrase.scalarValues
        return scalars.indices.contains { place in
            metricTrie.longest(scalars, place, scalars.count).map { place + $0.length == scalars.count } ?? false
        }
    }

    /// Which direction of a metric is better: 1 more, -1 less, 0 neither or not known. `metric` may be a longer phrase that ends with a known one.
    public func better(_ metric: String) -> Int { registry.better(metric) }

    /// The registered metrics of the built-in tables without the rest of the vocabulary: a report asks for nothing else, and all tables take
    /// longer to put together than many a report.
    public static func embeddedRegistry() throws(VocabularyError) -> MetricRegistry {
        try MetricRegistry(
            metrics: try embeddedTable("metrics.tsv"), aliases: try embeddedTable("metric_aliases.tsv"),
            axes: try embeddedTable("axes.tsv"), units: Set(try units(try embeddedTable("units.tsv")).0.map(\.unit)),
            words: try MetricWords(try embeddedTable("metric_words.tsv")))
    }
}

extension MetricRegistry {
    /// Which direction of a metric is better: 1 more, -1 less, 0 neither or not known. `metric` may be a longer phrase that ends with a known one.
    public func better(_ metric: String) -> Int {
        let scalars = metric.scalarValues
        for place in scalars.indices {
            if let match = trie.longest(scalars, place, scalars.count), place + match.length == scalars.count {
                return metrics[match.value].better
            }
        }
        return 0
    }
}

/// What is wrong with a table: file, line, reason.
public struct VocabularyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `units.tsv:12: …`
    public var description: String
}
