import Quantities

/// Numbers, growths and periods as people write them: `175.08亿件`, `↑ +11.2%`, `2023年1—10月`.
public struct Written: Sendable {
    /// The words used.
    public let labels: Labels
    let scales: Scales

    /// The manner of one language.
    public init(_ language: Language) { (labels, scales) = (Labels(language), Scales(language: language)) }

    /// A value with its unit: rounded to two decimals of 万 or 亿 (three below ten), else as it is; the bound word in front.
    public func value(_ value: Exact, unit: String, bound: Bound = .exact) -> String {
        let text = number(value, in: scales.scale(for: value, unit: unit), withUnit: true)
        return bound == .exact ? text : labels("bound.\(bound.rawValue)", text)
    }

    /// The base unit of an exact value in words: `元`, `千克`.
    func baseUnit(_ unit: String) -> String {
        let words = scales.parts(of: unit)
        return words.first == " " ? String(words.dropFirst()) : words
    }

    /// A value in a scale that is given, without word and unit where these stand beside an axis.
    func number(_ value: Exact, in scale: Scale, withUnit: Bool = false) -> String {
        var number = scale.scaled(value)
        if scale.power > 0 || scale.factor > 1 {
            number = number.rounded(to: number.magnitude < Exact(10) ? -3 : -2)
        }
        guard withUnit else { return number.canonical }
        let isSign = scale.unit == "%" || scale.unit == "‰" || scale.unit.first == " "
        let blank = labels.language == .en && !isSign ? " " : ""
        return number.canonical + (scale.word.isEmpty ? blank : scale.glue) + scale.name
    }

    /// A growth in % with arrow and sign, and the decimals that were printed.
    public func growth(_ growth: Exact) -> String { arrow(growth) + signed(growth) + "%" }

    /// A change of a value, or of a share in percentage points, with arrow and sign.
    public func change(_ change: Exact, unit: String) -> String {
        let text = value(change.magnitude, unit: unit == "%" ? "pp" : unit)
        let sign = change == .zero ? "" : change.isNegative ? "-" : "+"
        return arrow(change) + sign + text
    }

    private func arrow(_ number: Exact) -> String { number == .zero ? "→ " : number.isNegative ? "↓ " : "↑ " }
    private func signed(_ number: Exact) -> String { (number > .zero ? "+" : "") + number.plain }

    /// A period: `2023年`, `2023年1—10月`, `2023年10月`, `2023年10月末`; days where it is none of these; empty where no day is known.
    public func period(_ period: Period?) -> String {
        guard let period, let end = period.end else { return "" }
        let (year, month, day) = end.civil
        let isMonthEnd = day == Day.length(ofMonth: month, year: year)
        guard let start = period.start else {
            if isMonthEnd {
                return month == 12
                    ? labels("period.end_of_year", "\(year)") : labels("period.end_of_month", "\(year)", two(month))
            }
            return self.day(end)
        }
        let first = start.civil
        guard first.year == year, first.day == 1, isMonthEnd else {
            return start == end ? self.day(end) : labels("period.span", self.day(start), self.day(end))
        }
        switch (first.month, month) {
        case (1, 12): return labels("period.year", "\(year)")
        case (let one, let other) where one == other: return labels("period.month", "\(year)", two(month))
        case (1, 6), (7, 12): return labels(month == 6 ? "period.first_half" : "period.second_half", "\(year)")
        case (1, 9): return labels("period.three_quarters", "\(year)")
        case (let one, let other) where one % 3 == 1 && other == one + 2:
            return labels("period.quarter", "\(year)", "\(other / 3)")
        default: return labels("period.months", "\(year)", two(first.month), two(month))
        }
    }

    /// A day.
    public func day(_ day: Day) -> String {
        let (year, month, date) = day.civil
        return labels("period.day", "\(year)", two(month), two(date))
    }

    /// Months of English have two digits, those of Chinese as many as they need.
    private func two(_ number: Int) -> String { labels.language == .en && number < 10 ? "0\(number)" : "\(number)" }

    /// The mark of doubt of a figure: none for one that is sure and contradicted by nothing.
    func mark(_ confidence: String, isConflict: Bool) -> String {
        isConflict ? labels["mark.conflict"] : labels.find("mark.\(confidence)") ?? ""
    }
}
