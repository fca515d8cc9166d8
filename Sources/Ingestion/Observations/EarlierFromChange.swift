import Quantities
import Store

extension Derive {
    /// 余额 35.02 亿元，较期初提升 24.05 亿元: the opening balance is level - change.
    static func earlierFromChange(_ inputs: Inputs, _ rule: Rule) -> [ObservationDraft] {
        var rows: [ObservationDraft] = []
        let values = inputs.indices(.level) + inputs.indices(.flow) + inputs.indices(.ratio)
        for change in inputs.indices(.change) {
            for value in values {
                let (now, difference) = (inputs.drafts[value], inputs.drafts[change])
                guard inputs.fulfil(rule.conditions, value, change), measures(difference.subject.unit, of: now.subject),
                    let period = earlier(now.subject, difference.subject),
                    let result = now.value.subtracting(difference.value),
                    let interval = now.interval.subtracting(difference.interval),
                    !rule.conditions.contains(.narrow) || isNarrow(result, interval)
                else { continue }
                let role = now.subject.kind.rawValue
                rows.append(
                    draft(
                        Subject(unit: now.subject.unit, kind: now.subject.kind, period: period), value: result,
                        interval: interval,
                        formula: "\(role) - change", inputs: [(role, value), ("change", change)], of: inputs))
            }
        }
        return rows
    }

    /// Whether a change in `unit` can be taken from the value: the same unit, or percentage points of a share.
    private static func measures(_ unit: String, of value: Subject) -> Bool {
        value.kind == .ratio ? unit == "pp" && value.unit == "%" : unit == value.unit
    }
}
