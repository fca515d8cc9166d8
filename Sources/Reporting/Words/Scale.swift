import Quantities

/// How a number of a base unit is written: divided by a factor (kg to 吨) and a power of ten with a word (亿).
public struct Scale: Hashable, Sendable {
    /// The power of ten of the word.
    var power = 0
    /// The word for it, empty for 10^0.
    var word = ""
    /// What stands between number and word.
    var glue = ""
    /// What the base unit is divided by: a whole number.
    var factor = 1
    /// The written unit.
    var unit = ""

    /// A number of the base unit in this scale; exact, or with 18 digits where the quotient does not end.
    func scaled(_ value: Exact) -> Exact {
        let shifted = value.shifted(by: -power)
        return factor == 1 ? shifted : shifted.divided(by: Exact(Int128(factor)), digits: 18) ?? shifted
    }

    /// Word and unit as they stand behind a number or beside an axis: `亿件`, `万吨`, `%`.
    public var name: String {
        let unit = glue.isEmpty || word.isEmpty ? unit : " " + unit
        return word + unit
    }
}

/// The scales and written units of one language (`seeds/reports/scales.tsv`, `units.tsv`).
struct Scales: Sendable {
    let language: Language

    private static let powers: [(language: String, power: Int, word: String)] = EmbeddedTable.rows("reports/scales.tsv")
        .compactMap { row in Int(row[1]).map { (row[0], $0, row[2]) } }

    private static let units: [String: [(factor: Int, from: Int, zh: String, en: String)]] = Dictionary(
        grouping: EmbeddedTable.rows("reports/units.tsv"), by: { $0[0] }
    )
    .mapValues { rows in
        rows.compactMap { row in Int(row[1]).flatMap { factor in Int(row[2]).map { (factor, $0, row[3], row[4]) } } }
    }

    /// The scale in which people write a value; `isAxis` takes the largest word that the value reaches, however it is printed.
    func scale(for value: Exact, unit: String, isAxis: Bool = false) -> Scale {
        let size = value.magnitude
        let written = Scales.units[unit]?.first { size >= Exact(Int128($0.from)) }
        var scale = Scale()
        scale.factor = written?.factor ?? 1
        scale.unit = written.map { language == .zh ? $0.zh : $0.en } ?? parts(of: unit)
        let number = scale.scaled(size)
        for one in Scales.powers where one.language == language.rawValue {
            guard number >= Exact(1, exponent: one.power) else { continue }
            // 52341户 has no word: 5.23万户 would lose digits, and 5.2341万户 is longer.
            let isShort = number < Exact(1, exponent: one.power + 1) && number.normalized.exponent < one.power - 2
            if one.power == 4, isShort, !isAxis { break }
            (scale.power, scale.word, scale.glue) = (one.power, one.word, language == .en ? " " : "")
            break
        }
        return scale
    }

    /// A base unit in words; one of several parts (`CNY/kg`) from the words of its parts.
    func parts(of unit: String) -> String {
        unit.split(separator: "/").map { part in
            guard let row = Scales.units[String(part)]?.first(where: { $0.factor == 1 }) else { return String(part) }
            return language == .zh ? row.zh : row.en
        }.joined(separator: "/")
    }
}
