import Quantities
import Store

extension Derive {
    /// 前 10 个月 147.65 亿元 and 前 9 个月 130.2 亿元: October alone is the longer minus the shorter.
    ///
    /// Only for one month, and for one quarter between ends of quarters; other differences answer no question.
    static func stretchFromYearToDate(_ inputs: Inputs, _ rule: Rule) -> [ObservationDraft] {
        var rows: [ObservationDraft] = []
        let flows = inputs.indices(.flow).filter { isYearToDate(inputs.drafts[$0].subject) }
        for longer in flows {
            for shorter in flows {
                let (long, short) = (inputs.drafts[longer], inputs.drafts[shorter])
                guard inputs.fulfil(rule.conditions, longer, shorter), long.subject.unit == short.subject.unit,
                    let period = stretch(long.subject.period, short.subject.period),
                    let value = long.value.subtracting(short.value), value >= .zero,
                    let interval = long.interval.subtracting(short.interval),
                    !rule.conditions.contains(.narrow) || isNarrow(value, interval)
                else { continue }
                rows.append(
                    draft(
                        Subject(unit: long.subject.unit, kind: .flow, period: period), value: value, interval: interval,
                        formula: "longer - shorter", inputs: [("longer", longer), ("shorter", shorter)], of: inputs))
            }
        }
        return rows
    }

    /// Whether it runs from 1 January to the end of a month, in a unit that adds up (a price does not).
    private static func isYearToDate(_ subject: Subject) -> Bool {
        guard let start = subject.period.start?.civil, let end = subject.period.end?.civil else { return false }
        let addsUp = !subject.unit.contains("/") && !["%", "‰", "pp", "倍"].contains(subject.unit)
        return addsUp && start.month == 1 && start.day == 1 && start.year == end.year
            && end.day == Day.length(ofMonth: end.month, year: end.year)
    }

    private static func stretch(_ longer: Period, _ shorter: Period) -> Period? {
        guard let start = longer.start, start == shorter.start, let last = longer.end, let before = shorter.end else {
            return nil
        }
        let months = last.month - before.month
        guard months == 1 || (months == 3 && before.month % 3 == 0) else { return nil }
        return Period(start: before.adding(days: 1), end: last)
    }
}
