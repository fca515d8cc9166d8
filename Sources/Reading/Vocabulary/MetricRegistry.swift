import Quantities

/// A quantity with one name: an entry of metrics.tsv.
public struct RegisteredMetric: Sendable {
    /// How its values come about, which says whether a figure of it stands at a day or belongs to a period.
    public enum Nature: String, Sendable, CaseIterable {
        /// Stands at a day: 贷款余额.
        case stock
        /// Comes about over a period: 业务收入.
        case flow
        /// The same, of which a figure of one day is that of one event, counted up as it becomes known: 死亡人数.
        case toll
        /// A number of things that stands at a day: 网点.
        case count
        /// A part or relation in percent: 不良贷款率.
        case rate
        /// A part of a whole: 市场占有率.
        case share
        /// Money for one of something: 批发价.
        case price
        /// A number without a unit that compares with a base of 100 or 50: 制造业采购经理指数.
        case index
        /// Points given: 满意度得分.
        case score
    }

    /// Whose business it is.
    public enum Field: String, Sendable, CaseIterable {
        /// The post, and the postal bank.
        case post, postbank
        /// National accounts and their shares; prices; money and credit; banks; insurance; stocks and funds; reports of companies; budgets.
        case macro, price, money, bank, insurance, securities, company, fiscal
        /// Industry as a whole and by branch, the output of single products, energy; investment and building; homes and land.
        case industry, output, energy, investment, estate
        /// Shops and trade at home, trade and investment across borders, firms that are registered.
        case retail, trade, market
        /// Households, people, work, social insurance and help.
        case income, population, labour, welfare
        case agriculture, transport, telecom, health, education, environment, tourism, culture, technology, safety
        /// What is measured everywhere: 收入, 合格率.
        case general
    }

    /// Whether its values come about over a period.
    public var comesAbout: Bool { nature == .flow || nature == .toll }

    /// The name under which its figures make series.
    public let name: String
    /// How its values come about.
    public let nature: Nature
    /// Usual base units; empty where any may be.
    public let units: [String]
    /// Whether more of it ranks first (1), less (-1), neither (0).
    public let better: Int
    /// Lowest and highest value in base units, nil where an end is open.
    public let range: (low: Exact?, high: Exact?)
    /// Axes of axes.tsv by which it is broken down.
    public let axes: [String]
    /// Whose business it is.
    public let field: Field
    /// Who publishes it under this name.
    public let source: String

    /// What its values count, where it says so by one unit (旅客吞吐量 in 人次); nil for what is measured, and for shares and prices.
    var counted: String? {
        (nature == .flow || nature == .count) && units.count == 1 && units[0].unicodeScalars.allSatisfy { $0.value > 0x7F }
            ? units[0] : nil
    }
}

/// What figures measure, as metrics.tsv, metric_aliases.tsv and axes.tsv know it.
public struct MetricRegistry: Sendable {
    /// In the order of the table.
    public let metrics: [RegisteredMetric]
    private let aliasRows: [Table.Row]
    /// Other names, in the order of their table. Made when they are asked for: reading looks them up in the trie.
    public var aliases: [(alias: String, metric: String)] {
        aliasRows.map { ($0.cell("alias").string, $0.cell("metric").string) }
    }
    /// Names and aliases to the index of their metric.
    let trie: Trie
    /// Words of a part of an axis to the index of the part.
    let parts: Trie
    /// Parts of axes.
    let axisParts: [(axis: String, component: String)]
    /// Names and aliases of what is done, the thing first and without what counts it (旅客发送), to the index of their metric.
    private let forms: Trie

    /// Reads the three tables and checks every cell. `units` are the base units and classifiers of units.tsv.
    init(
        metrics rows: [Table.Row], aliases: [Table.Row], axes: [Table.Row], units: Set<String>, words: MetricWords
    ) throws(VocabularyError) {
        (parts, axisParts) = try MetricRegistry.parts(axes)
        let cells = MetricCells(axes: Set(axisParts.map(\.axis)), units: units, rows.first)
        var metrics: [RegisteredMetric] = []
        metrics.reserveCapacity(rows.count)
        var trie = Trie(capacity: 4 * (rows.count + aliases.count))
        let nameColumn = rows.first?.index(of: "name") ?? 0
        for row in rows {
            let name = row.cell(at: nameColumn)
            if trie.value(of: name) != nil { throw row.error("“\(name.string)” stands twice") }
            trie.insert(name, Int32(metrics.count))
            metrics.append(try cells.metric(row))
        }
        let columns = ["alias", "metric", "example"].map { aliases.first?.index(of: $0) ?? 0 }
        for row in aliases {
            let (alias, name) = (row.cell(at: columns[0]), row.cell(at: columns[1]))
            if alias.isEmpty { throw row.error("a row without an alias") }
            if row.cell(at: columns[2]).isEmpty { throw row.error("“\(alias.string)” has no example") }
            guard let index = trie.value(of: name), rows[index].cell(at: nameColumn) == name else {
                throw row.error("“\(name.string)” is no name of metrics.tsv")
            }
            if let other = trie.value(of: alias) {
                let isName = rows[other].cell(at: nameColumn) == alias
                throw row.error("“\(alias.string)” " + (isName ? "is a name of metrics.tsv" : "stands twice"))
            }
            trie.insert(alias, Int32(index))
        }
        trie.pack()
        (self.metrics, self.trie, aliasRows) = (metrics, trie, aliases)
        forms = MetricRegistry.forms(rows.map { $0.cell("name") } + aliases.map { $0.cell("alias") }, trie, words)
    }

    private static func parts(_ rows: [Table.Row]) throws(VocabularyError) -> (Trie, [(axis: String, component: String)]) {
        var parts = Trie()
        var axisParts: [(axis: String, component: String)] = []
        for row in rows {
            for column in ["axis", "component", "example"] where row.cell(column).isEmpty {
                throw row.error("a part without \(column)")
            }
            let index = Int32(axisParts.count)
            axisParts.append((row.cell("axis").string, row.cell("component").string))
            for word in [row.cell("component")] + Array(row.cell("words").words()) {
                if parts.value(of: word) != nil { throw row.error("“\(word.string)” stands twice") }
                parts.insert(word, index)
            }
        }
        parts.pack()
        return (parts, axisParts)
    }

    private static func forms(_ names: [Cell], _ trie: Trie, _ words: MetricWords) -> Trie {
        let order = MetricOrder(words: words)
        var forms = Trie()
        for name in names {
            let scalars = name.scalarValues
            guard let form = order.form(scalars), let index = trie.longest(scalars, 0, scalars.count) else { continue }
            forms.insert(String(form[...]), Int32(index.value))
        }
        forms.pack()
        return forms
    }

    /// Index of the metric with exactly this name or alias.
    func exact(_ phrase: [UInt32]) -> Int? { MetricRegistry.value(of: phrase, trie) }

    /// Index of the metric that names what is done in this form, the thing first.
    func ordered(_ form: [UInt32]) -> Int? { MetricRegistry.value(of: form, forms) }

    private static func value(of phrase: [UInt32], _ trie: Trie) -> Int? {
        guard let match = trie.longest(phrase, 0, phrase.count), match.length == phrase.count else { return nil }
        return match.value
    }

    /// The component that a part of an axis is, nil where the metric is not broken down by the axis.
    func component(_ part: Int, of metric: Int) -> String? {
        metrics[metric].axes.contains { $0.isSame(as: axisParts[part].axis) } ? axisParts[part].component : nil
    }

    /// The component that is called so, nil for a word that is no part of an axis.
    func component(of word: [UInt32]) -> String? { MetricRegistry.value(of: word, parts).map { axisParts[$0].component } }

    /// The metric with this name or alias, nil where there is none.
    public func metric(named name: String) -> RegisteredMetric? { trie.value(of: name).map { metrics[$0] } }
}
